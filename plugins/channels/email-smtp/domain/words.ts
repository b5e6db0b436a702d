import type { Bilingual } from '@splot/contract/language'
import { mostLookups } from './spf.ts'

/** What was found about a domain, in words for whoever may change its records. */
export const words = {
  dnsSilent: {
    pl: 'Serwer DNS nie odpowiada: nie wiadomo, czy rekordy domeny są poprawne. Spróbuj ponownie za chwilę.',
    en: 'The DNS server does not answer: whether the domain’s records are right is not known. Try again in a moment.',
  },
  spfRight: (name: string, lookups: number): Bilingual => ({
    pl: `SPF domeny ${name} dopuszcza ten serwer (zapytań: ${lookups} z ${mostLookups})`,
    en: `SPF of ${name} admits this server (look-ups: ${lookups} of ${mostLookups})`,
  }),
  spfNone: (name: string): Bilingual => ({
    pl: `Domena ${name} nie ma rekordu SPF: odbiorcy nie wiedzą, kto może wysyłać w jej imieniu. Dodaj ten rekord.`,
    en: `${name} has no SPF record: receivers do not know who may send for it. Add this record.`,
  }),
  spfSeveral: (name: string): Bilingual => ({
    pl: `Domena ${name} ma kilka rekordów SPF, więc żaden nie działa. Połącz je w jeden.`,
    en: `${name} has several SPF records, so none of them works. Join them into one.`,
  }),
  spfMalformed: (name: string): Bilingual => ({
    pl: `Rekord SPF domeny ${name} albo rekord, do którego odsyła, ma błąd i nie działa. Popraw go.`,
    en: `The SPF record of ${name}, or one it includes, has a fault and does not work. Correct it.`,
  }),
  spfTooMany: (name: string, lookups: number): Bilingual => ({
    pl: `Rekord SPF domeny ${name} wymaga co najmniej ${lookups} zapytań, a wolno ${mostLookups}: odbiorcy go odrzucają. Usuń nieużywane „include”.`,
    en: `The SPF record of ${name} costs at least ${lookups} look-ups and may cost ${mostLookups}: receivers refuse it. Remove includes that are not used.`,
  }),
  spfOther: (name: string, host: string): Bilingual => ({
    pl: `SPF domeny ${name} nie wymienia serwera ${host}. Jeśli listy wychodzą z niego, zmień rekord na ten; jeśli dostawca wysyła z innych adresów, sprawdź u niego, co wpisać.`,
    en: `SPF of ${name} does not name ${host}. If mails leave from it, change the record to this one; if the provider sends from other addresses, ask it what to add.`,
  }),
  dkimOff: {
    pl: 'Splot nie podpisuje listów. Jeśli podpisuje je serwer SMTP, wszystko w porządku; jeśli nie, utwórz klucz DKIM w ustawieniach kanału.',
    en: 'Splot does not sign mails. If the SMTP server does, all is well; if not, make a DKIM key in the channel’s settings.',
  },
  dkimNoKey: {
    pl: 'Zapisany klucz DKIM nie jest kluczem prywatnym RSA. Wklej właściwy albo utwórz nowy w ustawieniach kanału.',
    en: 'The DKIM key stored is no private RSA key. Paste the right one, or make a new one in the channel’s settings.',
  },
  dkimRight: (name: string): Bilingual => ({
    pl: `Klucz DKIM zgadza się z rekordem ${name}`,
    en: `The DKIM key agrees with the record ${name}`,
  }),
  dkimTesting: (name: string): Bilingual => ({
    pl: `Rekord ${name} ma znacznik próby (t=y): odbiorcy mogą pomijać podpis. Usuń go, gdy próby się skończą.`,
    en: `The record ${name} is marked as a trial (t=y): receivers may ignore the signature. Remove it when the trial is over.`,
  }),
  dkimWrong: {
    none: (name: string): Bilingual => ({
      pl: `Brak rekordu ${name}: odbiorcy nie sprawdzą podpisu. Dodaj ten rekord.`,
      en: `The record ${name} is missing: receivers cannot check the signature. Add this record.`,
    }),
    malformed: (name: string): Bilingual => ({
      pl: `Rekord ${name} ma błąd. Zastąp go tym rekordem.`,
      en: `The record ${name} has a fault. Replace it by this one.`,
    }),
    revoked: (name: string): Bilingual => ({
      pl: `Rekord ${name} mówi, że klucz wycofano. Zastąp go tym rekordem albo utwórz nowy klucz.`,
      en: `The record ${name} says that the key is revoked. Replace it by this one, or make a new key.`,
    }),
    other_key: (name: string): Bilingual => ({
      pl: `Rekord ${name} zawiera inny klucz: podpisy są odrzucane. Zastąp go tym rekordem.`,
      en: `The record ${name} holds another key: signatures are refused. Replace it by this one.`,
    }),
  },
  dmarcRight: (name: string, policy: string): Bilingual => ({
    pl: `DMARC domeny ${name} działa (p=${policy})`,
    en: `DMARC of ${name} works (p=${policy})`,
  }),
  dmarcNone: (name: string): Bilingual => ({
    pl: `Domena ${name} nie ma rekordu DMARC; duże poczty wymagają go od nadawców. Dodaj ten rekord.`,
    en: `${name} has no DMARC record; large mail services ask senders for one. Add this record.`,
  }),
  dmarcSeveral: (name: string): Bilingual => ({
    pl: `Domena ${name} ma kilka rekordów DMARC, więc żaden nie działa. Zostaw jeden.`,
    en: `${name} has several DMARC records, so none of them works. Keep one.`,
  }),
  dmarcMalformed: (name: string): Bilingual => ({
    pl: `Rekord DMARC domeny ${name} ma błąd i nie działa. Popraw go, na przykład tak.`,
    en: `The DMARC record of ${name} has a fault and does not work. Correct it, for example so.`,
  }),
  mxRight: (name: string): Bilingual => ({
    pl: `Domena ${name} przyjmuje pocztę`,
    en: `${name} takes mail`,
  }),
  mxNone: (name: string): Bilingual => ({
    pl: `Domena ${name} nie przyjmuje poczty: odpowiedzi nie dotrą, a część odbiorców odrzuci listy. Dodaj jej rekord MX.`,
    en: `${name} takes no mail: answers will not arrive, and some receivers refuse such senders. Add its MX record.`,
  }),
  bounceNoMx: (name: string): Bilingual => ({
    pl: `Domena zwrotów ${name} nie ma rekordu MX: zwroty nie dotrą do Splotu. Wskaż w nim ten serwer.`,
    en: `The domain for bounces ${name} has no MX record: bounces will not reach Splot. Let it name this server.`,
  }),
  ptrRight: {
    pl: 'Adresy serwera SMTP mają nazwy (PTR)',
    en: 'The addresses of the SMTP server have names (PTR)',
  },
  ptrNone: (address: string): Bilingual => ({
    pl: `Adres ${address} serwera SMTP nie ma nazwy (PTR). Jeśli listy wychodzą z niego, poproś jego operatora o rekord.`,
    en: `The address ${address} of the SMTP server has no name (PTR). If mails leave from it, ask its operator for one.`,
  }),
} as const
