import type { Lang } from '@splot/contract/language'
import type { Consent } from '../modules/consent/index.ts'
import type { Profile } from '../modules/profile/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { Ids } from '../platform/ids.ts'
import type { Logger } from '../platform/logger.ts'

/** A workspace as its customers meet it. */
export interface Brand {
  id: string
  name: string
  timeZone: string
  language: Lang
  region: string
  currency: string
}

/** A mail or text message that carries a link. pii: the address. */
export interface LetterRequest {
  workspaceId: string
  /** The birth of the very address. */
  birth: string
  channel: 'email' | 'sms'
  address: string
  language: Lang
  /** As the channel takes them: `subject`, `text`, `html`. */
  parts: Readonly<Record<string, string>>
  /** What the letter rests on: `request 0192…`. */
  reference: string
}

export interface PortalDeps {
  clock: Clock
  ids: Ids
  logger: Logger
  consent: Pick<Consent, 'links' | 'choices' | 'requests' | 'confirm'>
  profile: Pick<Profile, 'get'>
  findBrand(workspaceId: string): Promise<Brand | null>
  /** Names of sources by the ids traits carry. */
  nameSources(workspaceId: string): Promise<ReadonlyMap<string, string>>
  /** Stores as people call them, by code; what no store has is left out. */
  nameStores(workspaceId: string, codes: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** The birth that has this address; null where nobody has. */
  findBirth(workspaceId: string, address: { kind: 'email' | 'phone'; value: string }): Promise<string | null>
  /** Makes an address known without saying whose it is, so that a letter may be sent to it. */
  noteAddress(brand: Brand, address: { kind: 'email' | 'phone'; value: string }): Promise<void>
  /** Asks for a transactional message; who may not get one does not. */
  sendLetter(letter: LetterRequest): Promise<void>
  /** She left by the link of this message. */
  noteLeft(workspaceId: string, messageId: string): Promise<void>
  /** Waits until the pipeline has taken all that the log holds now, at most so long. */
  catchUp(maxMs: number): Promise<boolean>
}
