import { expect, test } from 'vitest'
import en from '../../i18n/en.json'
import enReach from '../../i18n/en-reach.json'
import pl from '../../i18n/pl.json'
import plReach from '../../i18n/pl-reach.json'
import { createT } from '../../i18n/t.ts'
import { auditActs, wordAct, wordParticulars } from './audit-words.ts'

const [polish, english] = [createT('pl', { ...pl, ...plReach }), createT('en', { ...en, ...enReach })]

test('every act has a sentence of its own in both languages', () => {
  for (const words of [polish, english])
    expect(new Set(auditActs.map((act) => wordAct(act, words))).size).toBe(auditActs.length)
  expect(wordAct('thing.unheard', polish)).toBe('thing.unheard')
})

test.each([
  ['session.opened', { by: 'link' }, 'jednorazowym linkiem', 'with a one-time link'],
  ['key.created', { kind: 'secret', scopes: ['customers:read'] }, 'klucz tajny', 'secret key'],
  ['keys.revoked', { count: 3 }, '3 klucze', '3 keys'],
  ['member.role_changed', { from: 'store', to: 'agent' }, 'Sklep → Obsługa', 'Store → Agent'],
  ['workspace.changed', { fields: ['name', 'timeZone'] }, 'Nazwa, Strefa czasowa', 'Name, Time zone'],
  ['contact.logged', { kind: 'call', messageId: 'm1' }, 'Rozmowa', 'Call'],
  ['identifier.revealed', { kind: 'email', birthId: 'x' }, 'E-mail', 'E-mail'],
])('the particulars of %s are words, no keys', (action, detail, inPolish, inEnglish) => {
  expect(wordParticulars({ action, detail }, polish)).toBe(inPolish)
  expect(wordParticulars({ action, detail }, english)).toBe(inEnglish)
})

test('what is only for machines is not told', () => {
  expect(
    wordParticulars({ action: 'customer.merged', detail: { ids: ['a'], mergeId: 'b' } }, polish),
  ).toBeNull()
  expect(wordParticulars({ action: 'session.opened', detail: {} }, polish)).toBeNull()
})
