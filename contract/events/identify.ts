import { pickProperties } from '../properties.ts'
import { reservedTraits } from '../traits.ts'
import { defineEvent } from './event.ts'

/** Who it is, and what is known: `traits`, see the reserved names in `contract/traits.ts`. */
export const identify = defineEvent({
  name: 'Identify',
  type: 'identify',
  category: 'call-verbs',
  summary: {
    pl: 'Rozpoznano klienta lub uzupełniono jego dane',
    en: 'A customer was recognised or described',
  },
  properties: pickProperties([]),
  pii: reservedTraits
    .filter((trait) => trait.isPii)
    .flatMap((trait) => [trait.name, ...(trait.aliases ?? [])]),
  example: {
    type: 'identify',
    messageId: 'web-20261122-0020',
    timestamp: '2026-11-22T13:04:00.000Z',
    anonymousId: '7f2c41d0-5c0f-4f7e-9d4e-0b0f5f1f7f2c',
    userId: 'u-1042',
    traits: {
      email: 'anna.lis@example.pl',
      firstName: 'Anna',
      lastName: 'Lis',
      address: { city: 'Wrocław' },
    },
  },
})
