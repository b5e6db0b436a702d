import { writeOrderLetter } from '@splot/portal'
import type { CommerceDeps } from './modules/commerce/index.ts'
import type { MessageRequest, Queue } from './modules/deliver/index.ts'
import type { WorkspaceRoom } from './modules/workspace/index.ts'

interface LetterDeps {
  queue: Pick<Queue, 'request'>
  languageOf: CommerceDeps['languageOf']
  workspaces: Pick<WorkspaceRoom['workspaces'], 'get'>
}

/** Where an order is, is no news after a day. */
const lifeMs = 86_400_000

/** Writes to whoever bought that her order is ready or sent, asked of deliver's queue in the transaction of that. */
export const createOrderLetters =
  ({ queue, languageOf, workspaces }: LetterDeps): CommerceDeps['sendOrderLetter'] =>
  async (tx, news) => {
    const { workspaceId } = tx
    const brand = await workspaces.get(workspaceId, tx)
    const language = news.language ?? (await languageOf(tx, news.births)) ?? brand.language
    const date = new Intl.DateTimeFormat(language === 'pl' ? 'pl-PL' : 'en-GB', {
      ...{ day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', timeZone: news.timeZone },
    })
    const ready = writeOrderLetter({
      ...{
        kind: news.kind,
        language,
        brand: brand.name,
        number: news.number,
        place: news.place?.[language] ?? null,
        link: news.link,
      },
      until: news.dueAt === null ? null : date.format(news.dueAt),
    })
    const message: MessageRequest = {
      run: ['order', news.id, news.kind, ...(news.mark === undefined ? [] : [news.mark])].join(' '),
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
      priority: 5,
      campaignId: null,
      data: {},
      address: null,
      zone: null,
      basis: { kind: 'contract', reference: `order ${news.number}` },
      ready,
    }
    await queue.request({ tx, workspaceId }, [message])
  }
