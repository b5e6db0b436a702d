import { formatMoney } from '@splot/contract/money'
import { writeWishLetter, writeWishNotice } from '@splot/portal'
import type { CommerceDeps } from './modules/commerce/index.ts'
import type { Deliver, MessageRequest, Queue } from './modules/deliver/index.ts'
import type { Profile } from './modules/profile/index.ts'
import type { WorkspaceRoom } from './modules/workspace/index.ts'

interface LetterDeps {
  queue: Pick<Queue, 'request'>
  hasPush: Deliver['hasPush']
  languageOf: CommerceDeps['languageOf']
  workspaces: Pick<WorkspaceRoom['workspaces'], 'get'>
  origin(): string
}

/** What somebody waited for is no news after two days. */
const lifeMs = 2 * 86_400_000

/**
 * Writes to whoever asked on her wish list to be told: a service message, asked of deliver's queue in the transaction of what
 * happened, so that it is asked once. The gate still decides whether and where it goes.
 */
export const createWishLetters =
  ({ queue, languageOf, workspaces, origin, hasPush }: LetterDeps): CommerceDeps['sendWishLetter'] =>
  async (tx, news) => {
    const { workspaceId } = tx
    const brand = await workspaces.get(workspaceId, tx)
    const language = (await languageOf(tx, news.births)) ?? brand.language
    const write = (minor: bigint) => formatMoney({ minor, currency: news.currency }, language)
    const { name, variant, url } = news.words[language]
    const product = [name, variant].filter(Boolean).join(', ')
    const letter: Parameters<typeof writeWishLetter>[0] = {
      ...{ kind: news.kind, language, brand: brand.name, product, picture: news.picture },
      price: write(news.minor),
      before: news.fromMinor === null ? null : write(news.fromMinor),
      link: url ?? `${origin()}/shop`,
    }
    const message: MessageRequest = {
      run: `wish ${news.id}`,
      seq: 0,
      birth: news.birth,
      channel: 'email',
      purpose: 'service',
      lane: 'transactional',
      itemId: '',
      version: 0,
      language,
      notBefore: news.at,
      expiresAt: news.at + lifeMs,
      priority: 10,
      campaignId: null,
      data: {},
      address: null,
      zone: null,
      basis: { kind: 'contract', reference: `wish list ${news.id}` },
      ready: writeWishLetter(letter),
    }
    // Beside the letter, on the devices on which she took notifications on.
    const isPushed = await hasPush(tx, workspaceId, news.births)
    const notice: MessageRequest = { ...message, seq: 1, channel: 'push', ready: writeWishNotice(letter) }
    await queue.request({ tx, workspaceId }, isPushed ? [message, notice] : [message])
  }

/** What a customer said she reads: a trait as it was stated, JSON of `pl`, `en-GB`. */
export const createLanguageOf =
  (profile: Pick<Profile, 'listTraitsOf'>): CommerceDeps['languageOf'] =>
  async (tx, births) => {
    const [said] = births.length === 0 ? [] : await profile.listTraitsOf(tx, births, ['language', 'locale'])
    const [, language] = /^"(pl|en)\b/i.exec(said?.value ?? '') ?? []
    return language === undefined ? null : language.toLowerCase() === 'pl' ? 'pl' : 'en'
  }
