import type { ReceivedRequest } from '@splot/contract/plugin/kinds'
import { isEngineFault } from '../../../../platform/db/index.ts'
import { SplotError } from '../../../../platform/errors.ts'
import { readBody } from '../../../../platform/http/read-body.ts'
import { isUuid } from '../../../../platform/ids.ts'
import { systemActor } from '../../../workspace/index.ts'
import { findIntent, listProviders } from '../store.ts'
import type { PaymentDeps } from './deps.ts'
import { findProvider, keyOf, saveProvider } from './providers.ts'
import { takeNews } from './take.ts'

const mostBytes = 2 ** 20
const path = /^\/hooks\/payments\/([a-z0-9][a-z0-9_-]{0,62})\/([a-z0-9-]{1,60})$/

/** Where providers tell what became of payments. Nobody is believed without the provider's own proof. */
export const createDoor =
  (deps: PaymentDeps) =>
  async (request: Request): Promise<Response | null> => {
    const [, workspaceId, id] = path.exec(new URL(request.url).pathname) ?? []
    if (workspaceId === undefined || id === undefined) return null
    if (request.method !== 'POST') return new Response(null, { status: 405 })
    const received = await receive(request)
    if (received === null) return new Response(null, { status: 413 })
    return hearRequest(deps, { workspaceId, id, received }).catch((error: unknown) =>
      askAgain(deps, id, error),
    )
  }

/** Nothing of it was taken: the provider tells it again. A database that restarts is no defect. */
function askAgain({ logger }: Pick<PaymentDeps, 'logger'>, id: string, error: unknown): Response {
  if (isEngineFault(error)) return new Response(null, { status: 503, headers: { 'retry-after': '5' } })
  const kind = error instanceof Error ? error.name : 'unknown'
  logger.error({ provider: id, error: kind }, 'news of a payment could not be taken')
  return new Response(null, { status: 500 })
}

async function hearRequest(
  deps: PaymentDeps,
  { workspaceId, id, received }: { workspaceId: string; id: string; received: ReceivedRequest },
): Promise<Response> {
  const provider = await deps.db.inWorkspace(workspaceId, (tx) => findProvider(deps, tx, id))
  if (provider === null) return new Response(null, { status: 404 })
  const world = { network: deps.network, clock: deps.clock, key: keyOf(deps, workspaceId, id) }
  const reply = await provider.payment.webhook(received, provider.settings, world)
  if (reply.status !== 200)
    deps.logger.warn({ provider: id, status: reply.status }, 'news of a payment were refused')
  else for (const news of reply.news) await takeNews(deps, workspaceId, { provider: id, news })
  return new Response(reply.status === 200 ? (reply.body ?? 'OK') : null, { status: reply.status })
}

async function receive(request: Request): Promise<ReceivedRequest | null> {
  try {
    const query = Object.fromEntries(new URL(request.url).searchParams)
    return { headers: Object.fromEntries(request.headers), query, body: await readBody(request, mostBytes) }
  } catch (error) {
    if (error instanceof SplotError) return null
    throw error
  }
}

/** What somebody presses on the page of a sandbox. */
export const presses = ['pay', 'decline', 'late', 'twice'] as const
export type Press = (typeof presses)[number]

/** How long a late payment takes. */
const lateMs = 5_000

export interface SandboxPage {
  /** Null where nobody asked for this payment, or its provider is a real one. */
  find(
    workspaceId: string,
    id: string,
  ): Promise<{ orderId: string; amountMinor: bigint; currency: string; isOpen: boolean } | null>
  /** Tells it to the same door as any provider would. */
  press(workspaceId: string, id: string, what: Press): Promise<void>
  /** Lets a workspace that has set up no provider at all pay here: of a sample, never of a real shop. */
  open(workspaceId: string): Promise<void>
}

export function createSandboxPage(deps: PaymentDeps): SandboxPage {
  const find: SandboxPage['find'] = async (workspaceId, id) => {
    if (!isUuid(id)) return null
    return deps.db.inWorkspace(workspaceId, async (tx) => {
      const intent = await findIntent(tx, id)
      const isOurs = deps.payments.some((one) => one.id === intent?.provider && one.rehearse !== null)
      if (intent === null || !isOurs) return null
      const { orderId, amountMinor, currency, state } = intent
      return { orderId, amountMinor, currency, isOpen: state !== 'paid' }
    })
  }
  return {
    find,
    async press(workspaceId, id, what) {
      const asked = await find(workspaceId, id)
      const payment = deps.payments.find((one) => one.rehearse !== null)
      if (asked === null || payment?.rehearse == null) throw new SplotError('not_found')
      const { amountMinor, currency } = asked
      const state = what === 'decline' ? 'declined' : 'paid'
      const key = keyOf(deps, workspaceId, payment.id)
      const received = payment.rehearse({ id, state, ref: id, amountMinor, currency }, { key })
      const tell = () => hearRequest(deps, { workspaceId, id: payment.id, received })
      if (what === 'late') return later(deps, tell)
      await (what === 'twice' ? Promise.all([tell(), tell()]) : tell())
    },
    async open(workspaceId) {
      const sandbox = deps.payments.find((one) => one.isSandbox)
      const isSetUp = (await deps.db.inWorkspace(workspaceId, listProviders)).length > 0
      if (isSetUp || sandbox === undefined) return
      const body = { isEnabled: true, settings: {} }
      await saveProvider(deps, workspaceId, { id: sandbox.id, body, actor: systemActor })
    },
  }
}

/** Nobody waits for it: she is back at her order, and it comes when it comes. */
function later(deps: PaymentDeps, tell: () => Promise<unknown>): void {
  deps.clock
    .sleep(lateMs)
    .then(tell)
    .catch((error: unknown) => deps.logger.warn({ err: error }, 'a late payment on trial was not told'))
}
