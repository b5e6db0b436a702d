import type { Lang } from '@splot/contract/language'
import { toDecimal } from '@splot/contract/money'
import { type Frame, type OrderPage, writeOnToPay, writeOrder, writeSandboxPay } from '@splot/portal'
import {
  backMark,
  type OrderPages,
  type Press,
  presses,
  type SandboxPage,
} from '../modules/commerce/index.ts'
import type { Clock } from '../platform/clock.ts'
import { problemOf, SplotError } from '../platform/errors.ts'
import { readLanguage } from '../platform/http/read-language.ts'
import type { Handler } from '../platform/http/server.ts'
import type { LiveHub } from '../platform/live/hub.ts'
import type { Logger } from '../platform/logger.ts'
import type { Brand } from './deps.ts'
import { createLimits, type Limits } from './limits.ts'
import { createOrderLive, type OrderLive, orderScriptPath, replyWithOrderScript } from './order-live.ts'
import { replyElsewhere, replyWithLivePage, replyWithPage } from './replies.ts'
import { makeFrame, pickLanguage, readVisit, type Visit } from './visit.ts'

export interface OrderPageDeps {
  orderPages: OrderPages
  sandboxPage: SandboxPage
  findBrand(workspaceId: string): Promise<Brand | null>
  logger: Logger
  live: Pick<LiveHub, 'listen'>
  clock: Clock
}

const notFound = () => new Response('Not found', { status: 404 })

/**
 * `/order/…`: where an order is, for whoever holds its link, and a line that tells when it moved; `/pay/sandbox/…`: where a
 * payment on trial is pressed. A GET changes nothing: mail scanners and previews fetch every link.
 */
export function createOrderPages(deps: OrderPageDeps): Handler {
  const limits = createLimits()
  const lines = createOrderLive(deps)
  return async (request, { remoteAddress }) => {
    const { pathname } = new URL(request.url)
    if (pathname === orderScriptPath) return replyWithOrderScript()
    const watched = /^\/order\/([\w.-]{1,200})\/live$/.exec(pathname)?.[1]
    if (watched !== undefined) return watch(deps, lines, { token: watched, signal: request.signal })
    const token = /^\/order\/([\w.-]{1,200})$/.exec(pathname)?.[1]
    const [, workspaceId, paymentId] =
      /^\/pay\/sandbox\/([a-z0-9][a-z0-9_-]{0,62})\/([0-9a-f-]{36})$/.exec(pathname) ?? []
    if (token === undefined && paymentId === undefined) return null
    if (!['GET', 'HEAD', 'POST'].includes(request.method)) return new Response(null, { status: 405 })
    const visit = await readVisit(request, remoteAddress)
    try {
      const reply =
        token === undefined
          ? await answerSandbox(deps, visit, { workspaceId: workspaceId ?? '', paymentId: paymentId ?? '' })
          : await answerOrder(deps, visit, { token, limits })
      return request.method === 'HEAD' ? new Response(null, reply) : reply
    } catch (error) {
      if (!(error instanceof SplotError)) throw error
      if (error.code === 'not_found') return notFound()
      deps.logger.warn({ code: error.code }, 'a page of an order could not do what was asked')
      return explain(error, readLanguage(request))
    }
  }
}

/** Why it could not be done and what helps, in a few words. */
function writeRefusal(error: SplotError, language: Lang): string {
  const { title, hint } = problemOf(error, language)
  return `${title}. ${hint}`
}

function explain(error: SplotError, language: Lang): Response {
  return new Response(writeRefusal(error, language), {
    status: error.status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '5', 'cache-control': 'no-store' },
  })
}

/** In the language of whoever bought, where her order tells it. */
async function open(
  deps: OrderPageDeps,
  visit: Visit,
  { workspaceId, language }: { workspaceId: string; language: Lang | null },
): Promise<Frame | null> {
  const brand = await deps.findBrand(workspaceId)
  return brand && makeFrame(brand, pickLanguage(visit, language, brand), visit.path)
}

async function answerOrder(
  deps: OrderPageDeps,
  visit: Visit,
  { token, limits }: { token: string; limits: Limits },
): Promise<Response> {
  const link = await deps.orderPages.peek(token)
  const frame = link && (await open(deps, visit, link))
  const found = frame && (await deps.orderPages.find(token, frame.language))
  if (found === null || frame === null) return notFound()
  const { order, ...around } = found
  const show = (now: Pick<OrderPage, 'isUnderWay' | 'refusal'>, status?: number) =>
    replyWithLivePage(writeOrder(frame, { ...order, ...around, ...now }, orderScriptPath), status)
  if (visit.isPost && visit.form.get('act') === 'pay' && order.state === 'awaiting_payment') {
    if (!(await limits.mayType(visit.remoteAddress))) return new Response(null, { status: 429 })
    const refused = await goOnToPay(deps, frame, token).catch(readRefusal)
    if (refused instanceof Response) return refused
    return show({ isUnderWay: false, refusal: writeRefusal(refused, frame.language) }, refused.status)
  }
  // The open payment alone does not tell: a desk may have made the link, and she has not seen it yet.
  const isUnderWay = isBack(visit) && order.payment.url !== null
  return show({ isUnderWay, refusal: null })
}

async function goOnToPay(deps: OrderPageDeps, frame: Frame, token: string): Promise<Response> {
  const url = readOnward(await deps.orderPages.pay(token))
  const page = replyWithPage(writeOnToPay(frame, url))
  // A redirect after a form may not leave the site by its policy; the browser goes on by itself all the same.
  page.headers.set('refresh', `0; url=${url}`)
  return page
}

/** What was refused stands at its button; anything else is a fault of ours. */
function readRefusal(error: unknown): SplotError {
  if (error instanceof SplotError && error.code !== 'not_found') return error
  throw error
}

const isBack = ({ request }: Visit): boolean =>
  new URL(request.url).searchParams.get(backMark.name) === backMark.value

/** Where a provider sends her, as a header holds it: encoded, and a page of the web. @throws payment_provider_down */
export function readOnward(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || !/^https?:$/.test(url.protocol)) throw new SplotError('payment_provider_down')
  return url.href
}

/** Whoever holds the link may know that something moved. */
async function watch(
  { orderPages }: Pick<OrderPageDeps, 'orderPages'>,
  lines: OrderLive,
  { token, signal }: { token: string; signal: AbortSignal },
): Promise<Response> {
  const found = await orderPages.peek(token)
  if (found === null) return notFound()
  const { workspaceId, orderId } = found
  const tooMany = () => new Response(null, { status: 503, headers: { 'retry-after': '30' } })
  return lines.open({ workspaceId, orderId, signal }) ?? tooMany()
}

async function answerSandbox(
  { sandboxPage, orderPages, ...deps }: OrderPageDeps,
  visit: Visit,
  { workspaceId, paymentId }: { workspaceId: string; paymentId: string },
): Promise<Response> {
  const asked = await sandboxPage.find(workspaceId, paymentId)
  const frame =
    asked && (await open({ sandboxPage, orderPages, ...deps }, visit, { workspaceId, language: null }))
  if (asked === null || frame === null) return notFound()
  const orderPath = new URL(orderPages.urlOf(workspaceId, asked.orderId)).pathname
  const what = presses.find((one: Press) => one === visit.form.get('act'))
  if (visit.isPost && what !== undefined) {
    await sandboxPage.press(workspaceId, paymentId, what)
    return replyElsewhere(`${orderPath}?lang=${frame.language}&${backMark.name}=${backMark.value}`)
  }
  const { amountMinor, currency, isOpen } = asked
  return replyWithPage(
    writeSandboxPay(frame, { amount: toDecimal(amountMinor, currency), currency, isOpen, orderPath }),
  )
}
