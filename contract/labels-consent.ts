import type { LabelRow } from './labels-catalogue.ts'

const details = ['consent_channel', 'obtained_by', 'agent_name']

/** Consents, objections, restrictions, what she chose. */
export const consentLabels: Readonly<Record<string, LabelRow>> = {
  'Consent Granted': { pl: 'Zgoda', en: 'Consent', subject: ['purpose'], detail: details },
  'Consent Renewed': { pl: 'Odnowienie zgody', en: 'Consent renewed', subject: ['purpose'], detail: details },
  'Consent Confirmed': {
    pl: 'Potwierdzenie zgody',
    en: 'Consent confirmed',
    subject: ['purpose'],
    detail: details,
  },
  'Consent Withdrawn': {
    pl: 'Wycofanie zgody',
    en: 'Consent withdrawn',
    subject: ['purpose'],
    detail: details,
  },
  'Objection Raised': { pl: 'Sprzeciw', en: 'Objection', subject: ['purpose'], detail: details },
  'Objection Withdrawn': {
    pl: 'Cofnięcie sprzeciwu',
    en: 'Objection withdrawn',
    subject: ['purpose'],
    detail: details,
  },
  'Processing Restricted': {
    pl: 'Ograniczenie przetwarzania',
    en: 'Processing restricted',
    detail: ['reason', 'agent_name'],
  },
  'Restriction Lifted': {
    pl: 'Koniec ograniczenia przetwarzania',
    en: 'Restriction of processing lifted',
    detail: ['reason', 'agent_name'],
  },
  'Contact Frequency Chosen': {
    pl: 'Wybór częstotliwości kontaktu',
    en: 'Contact frequency chosen',
    subject: ['purpose'],
    detail: ['contacts', 'period'],
  },
  'Address Suppressed': {
    pl: 'Blokada adresu',
    en: 'Address suppressed',
    subject: ['suppression'],
    detail: ['reason', 'agent_name'],
  },
}
