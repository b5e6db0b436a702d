import { pickProperties } from '../properties.ts'
import { defineEvent } from './event.ts'

/** A household or a firm: kept on the timeline; groups themselves come later. */
export const group = defineEvent({
  name: 'Group',
  type: 'group',
  category: 'call-verbs',
  summary: {
    pl: 'Dołączono do grupy: firmy lub gospodarstwa',
    en: 'A group was joined: a firm or a household',
  },
  properties: pickProperties([]),
  pii: ['name', 'email', 'phone', 'address', 'description'],
  example: {
    type: 'group',
    groupId: 'dom-12',
    messageId: 'web-20261122-0032',
    timestamp: '2026-11-22T12:44:00.000Z',
    userId: 'u-1042',
    traits: { name: 'Lisowie', kind: 'household' },
  },
})
