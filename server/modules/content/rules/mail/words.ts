/** The few words that we ourselves put into a message. */
export const words = {
  unsubscribe: { pl: 'Rezygnuję z wiadomości', en: 'Unsubscribe' },
  preferences: { pl: 'Moje zgody i dane', en: 'My consents and data' },
  validUntil: { pl: 'Ważny do', en: 'Valid until' },
  inStock: { pl: 'dostępny', en: 'in stock' },
  outOfStock: { pl: 'chwilowo niedostępny', en: 'out of stock' },
} as const
