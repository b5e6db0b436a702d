import type { Bilingual } from '@splot/contract/language'
import { failureReasons } from '@splot/contract/plugin/outcome'
import { bounceReasons } from '@splot/contract/plugin/report'

/** Reasons of deliver's own; those of channels are in the contract, those of the gate in the consent room. */
const own: Readonly<Record<string, Bilingual>> = {
  stopped: { pl: 'Kampanię zatrzymano.', en: 'The campaign was stopped.' },
  person: { pl: 'Ktoś wstrzymał wysyłkę.', en: 'Somebody paused the sending.' },
  bounces: { pl: 'Za dużo zwrotów.', en: 'Too many bounces.' },
  complaints: { pl: 'Za dużo skarg na spam.', en: 'Too many complaints of spam.' },
  lapsed: { pl: 'Wiadomość straciła ważność.', en: 'The message is out of date.' },
  missing_variable: {
    pl: 'Brakuje danych klienta potrzebnych w treści.',
    en: 'The customer lacks a datum the text needs.',
  },
  template_limit: {
    pl: 'Szablon przekroczył limit czasu lub pamięci.',
    en: 'The template went over its limits.',
  },
  template_invalid: { pl: 'Szablon zawiera błąd.', en: 'The template has an error.' },
  no_content: { pl: 'Treść nie ma tekstu dla tego kanału.', en: 'The content has no text for this channel.' },
  too_late: {
    pl: 'Zgoda bramki wygasła przed wysłaniem; wiadomość próbuje ponownie.',
    en: 'The gate’s permit was over before it left; it is tried again.',
  },
}

/** A reason in words; null for one the gate knows. */
export const describeReason = (code: string): Bilingual | null => {
  const tables: readonly Readonly<Record<string, Bilingual>>[] = [own, failureReasons, bounceReasons]
  return tables.find((table) => Object.hasOwn(table, code))?.[code] ?? null
}
