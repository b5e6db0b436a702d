import { makePeople, type Person } from '../cast/people.ts'
import type { Options } from '../options.ts'
import { Random, seedOf } from '../random.ts'
import type { Parcel } from '../sender.ts'
import { openApi } from './api.ts'
import { sendCampaigns } from './campaigns.ts'
import { openMailbox } from './mailbox.ts'
import { readLetters } from './readers.ts'
import { type Published, setUpBrand } from './set-up.ts'

/** What the brand says to its customers, and what they make of it. */
export interface Brand {
  /** Its look, its messages, its landing page. */
  write(): Promise<Published>
  /** Sends its campaigns; customers read, press, buy, leave. */
  reach(messages: Published): Promise<void>
}

export interface BrandDeps {
  readonly send: typeof fetch
  deliver(parcel: Parcel): Promise<void>
  now(): number
  pause(ms: number): Promise<void>
  isStopped(): boolean
  /** Which playing this is. */
  readonly run: number
}

/** Null without a key for the brand. */
export async function openBrand(options: Options, deps: BrandDeps): Promise<Brand | null> {
  const { url, language, brandKey: key } = options
  if (key === null) return null
  const api = openApi({ url, key, send: deps.send, pause: deps.pause })
  const mailbox = options.mailbox === null ? null : await openMailbox(options.mailbox)
  let letters = 0
  const draw = (person: Person) =>
    new Random(seedOf(options.seed, 'letter', person.index, deps.run, letters++))
  return {
    write: () => setUpBrand(api, language),
    async reach(messages) {
      let isSending = true
      const sending = sendCampaigns({ api, language, ...deps }, messages).finally(() => {
        isSending = false
      })
      const people = makePeople(options.seed, options.customers)
      const reading =
        mailbox === null ? null : readLetters({ ...deps, url, mailbox, people, draw }, () => isSending)
      await Promise.all([sending, reading])
    },
  }
}
