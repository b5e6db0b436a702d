import type { Language } from '../../../platform/errors.ts'
import type { Member } from './deps.ts'

/** Rows that come together, and who sends them; refusals are told in this language. */
export interface Feed {
  workspaceId: string
  items: readonly unknown[]
  language: Language
  actor: Member
}
