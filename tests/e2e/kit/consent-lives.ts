const who = { userId: 'u-lisa' }
const ids = [{ type: 'email', id: 'lisa@poczta.example', collection: 'users', encoding: 'none' }]

/** A customer who said yes to e-mails in a form. */
export const lisa = [
  {
    type: 'identify',
    ...who,
    messageId: 'lisa-1',
    traits: { email: 'lisa@poczta.example', firstName: 'Lisa', lastName: 'Lew' },
  },
  {
    type: 'track',
    event: 'Consent Granted',
    ...who,
    messageId: 'lisa-2',
    properties: {
      purpose: 'marketing',
      consent_channel: 'email',
      wording_id: 'marketing-email',
      wording_version: 1,
      obtained_by: 'form',
      proof: 'formularz newslettera',
    },
    context: { externalIds: ids },
  },
]

export const say = {
  pl: 'Chcę dostawać od {administrator} oferty SMS-em. Zgodę mogę wycofać w każdej chwili.',
  en: 'I want offers from {administrator} by text message. I may withdraw this consent at any time.',
}
