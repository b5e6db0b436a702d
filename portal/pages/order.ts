import { formatMoney, parsePriceMinor } from '@splot/contract/money'
import { drawQrCode } from '@splot/contract/qr-code'
import { formTo, writePage } from '../frame.ts'
import { html, type Markup } from '../html.ts'
import type { Frame } from '../model.ts'
import { type OrderEnd, type OrderStep, orderWords } from './order-words.ts'

/** An order as its page shows it: no address, no name, for a link may be passed on. Amounts are decimal texts. */
export interface OrderPage {
  number: string
  kind: 'ship' | 'pickup' | 'try' | 'till' | 'go'
  state: string
  currency: string
  dueAt: string | null
  /** It waits to be paid, and the last try did not go through. */
  isDeclined: boolean
  /** She has just come back from a payment that is open still: perhaps it is paid, and nobody has told yet. */
  isUnderWay: boolean
  /** Why it could not be paid now, in words. */
  refusal: string | null
  pickup: { code: string; qr: string } | null
  store: { name: string; address: string | null } | null
  /** Back to the shop. */
  shopUrl: string | null
  lines: readonly { name: string; variant: string; quantity: number; returned: number; sum: string }[]
  totals: Readonly<
    Record<'goods' | 'discount' | 'points' | 'shipping' | 'total' | 'due' | 'refunded', string>
  >
  shipment: {
    carrierName: string
    trackingUrl: string | null
    courier: { name: string | null; place: { lat: number; lng: number } | null } | null
  } | null
}

const stepsOf: Readonly<Record<OrderPage['kind'], readonly OrderStep[]>> = {
  ship: ['placed', 'paid', 'preparing', 'sent', 'delivered'],
  pickup: ['placed', 'preparing', 'ready', 'collected'],
  try: ['placed', 'preparing', 'ready', 'collected'],
  till: ['collected'],
  go: ['placed', 'collected'],
}

const stepOf: Readonly<Record<string, OrderStep>> = {
  ...{ placed: 'placed', awaiting_payment: 'placed', paid: 'paid', picking: 'preparing', ready: 'ready' },
  ...{ collected: 'collected', shipped: 'sent', delivered: 'delivered' },
}
const ends: readonly OrderEnd[] = ['no_show', 'expired', 'cancelled', 'partly_returned', 'returned']

/** How often the page looks again where no script runs, seconds. */
const refreshS = 10

/** Where the order is, what to show in the store, what is still to be paid. @param scriptPath keeps it as it is now */
export function writeOrder(frame: Frame, order: OrderPage, scriptPath: string): string {
  const t = orderWords[frame.language]
  const end = ends.find((one) => one === order.state)
  const step = stepOf[order.state] ?? 'placed'
  const now = order.state === 'awaiting_payment' ? t.now[nameWait(order)] : t.now[end ?? step]
  return writePage(
    frame,
    t.title(order.number),
    html`<p class="lead" role="status">${now}</p>${end === undefined && writeSteps(frame, order, step)}${writePay(
      frame,
      order,
    )}${writePickup(frame, order)}${writeParcel(frame, order)}${writeLines(frame, order)}<p class="note">${t.refresh}</p>${
      order.shopUrl !== null && html`<p><a href="${order.shopUrl}">${t.toShop}</a></p>`
    }`,
    html`<noscript><meta http-equiv="refresh" content="${refreshS}"></noscript><script src="${scriptPath}" defer></script>`,
  )
}

/** What an order waits for that is not paid. A payment that was declined is over, whatever she comes back from. */
const nameWait = ({ isDeclined, isUnderWay }: OrderPage): 'declined' | 'underWay' | 'unpaid' =>
  isDeclined ? 'declined' : isUnderWay ? 'underWay' : 'unpaid'

function writeSteps(frame: Frame, { kind }: OrderPage, step: OrderStep): Markup {
  const t = orderWords[frame.language]
  // A pick-up that is paid for is as far as one that was placed; a parcel that is packed is being prepared.
  const steps = stepsOf[kind]
  const shown = steps.includes(step) ? step : step === 'paid' ? 'placed' : 'preparing'
  const at = steps.indexOf(shown)
  return html`<ol class="steps">${steps.map((one, i) =>
    i > at
      ? html`<li>${t.steps[one]}</li>`
      : html`<li data-done${i === at ? html` aria-current="step"` : ''}>${t.steps[one]}<span class="quiet"> (${t.isDone})</span></li>`,
  )}</ol>`
}

const amount = (frame: Frame, text: string, currency: string): string =>
  formatMoney({ minor: parsePriceMinor(text, currency) ?? 0n, currency }, frame.language)

/** A day and an hour, by the brand's clock. */
function writeMoment({ language, timeZone }: Frame, at: string): Markup {
  const text = new Intl.DateTimeFormat(language === 'pl' ? 'pl-PL' : 'en-GB', {
    ...{ day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' },
    timeZone,
  }).format(new Date(at))
  return html`<time datetime="${at}">${text}</time>`
}

function writePay(frame: Frame, order: OrderPage): Markup | false {
  const t = orderWords[frame.language]
  if (order.state !== 'awaiting_payment') return false
  const wait = nameWait(order)
  const button = {
    declined: html`<button class="primary">${t.payAgain}</button>`,
    unpaid: html`<button class="primary">${t.pay}</button>`,
    // Whoever has paid is not asked to pay once more.
    underWay: html`<button>${t.payBack}</button>`,
  }[wait]
  return html`<section class="card"><p><b>${t.totals.due}: ${amount(frame, order.totals.due, order.currency)}</b></p>${
    order.dueAt !== null && html`<p class="note">${t.payUntil} ${writeMoment(frame, order.dueAt)}</p>`
  }${wait === 'underWay' && html`<p class="note">${t.payBackNote}</p>`}${
    order.refusal !== null && html`<p class="say warn" role="alert">${order.refusal}</p>`
  }${formTo(frame, 'pay', html`<div class="acts">${button}</div>`)}</section>`
}

function writePickup(frame: Frame, { pickup, store, dueAt, state }: OrderPage): Markup | false {
  const t = orderWords[frame.language]
  if (store === null) return false
  return html`<section class="card"><h2>${t.where}</h2><p>${store.name}${store.address !== null && html`, ${store.address}`}</p>${
    pickup !== null &&
    html`<p class="code" aria-label="${t.code}">${pickup.code.slice(0, 3)} ${pickup.code.slice(3)}</p>${writeQr(pickup.qr, t.code)}<p class="note">${t.codeNote}</p>`
  }${state === 'ready' && dueAt !== null && html`<p>${t.until} ${writeMoment(frame, dueAt)}</p>`}</section>`
}

/** Dark on light whatever the theme: scanners ask for it. */
function writeQr(text: string, label: string): Markup | false {
  const modules = drawQrCode(text)
  if (modules === null) return false
  const size = modules.length + 8
  const path = modules.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x + 4} ${y + 4}h1v1h-1z`] : [])),
  )
  return html`<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label="${label}"><path d="M0 0h${size}v${size}H0z" fill="#fff"/><path d="${path.join('')}" fill="#000"/></svg>`
}

function writeParcel(frame: Frame, { shipment, state }: OrderPage): Markup | false {
  const t = orderWords[frame.language]
  if (shipment === null || !['shipped', 'delivered'].includes(state)) return false
  const { courier, trackingUrl, carrierName } = shipment
  const place = courier?.place ?? null
  const map =
    place &&
    `https://www.openstreetmap.org/?mlat=${place.lat}&mlon=${place.lng}#map=15/${place.lat}/${place.lng}`
  return html`<section class="card"><h2>${t.parcel}</h2><p>${carrierName}</p>${
    courier?.name != null && html`<p>${t.courier(courier.name)}</p>`
  }${map && html`<p><a href="${map}" rel="noreferrer">${t.courierPlace}</a></p>`}${
    trackingUrl !== null && html`<p><a href="${trackingUrl}" rel="noreferrer">${t.track}</a></p>`
  }</section>`
}

function writeLines(frame: Frame, { lines, totals, currency }: OrderPage): Markup {
  const t = orderWords[frame.language]
  const sums = (['goods', 'discount', 'points', 'shipping', 'total', 'refunded'] as const).filter(
    (name) => name === 'goods' || name === 'total' || Number(totals[name]) !== 0,
  )
  return html`<section class="card"><h2>${t.lines}</h2><dl>${lines.map(
    (line) =>
      html`<div><dt>${line.name}</dt><dd class="value">${line.variant} · ${t.pieces(line.quantity)} · ${amount(frame, line.sum, currency)}</dd>${
        line.returned > 0 && html`<dd class="note">${t.returned(line.returned)}</dd>`
      }</div>`,
  )}${sums.map(
    (name) =>
      html`<div><dt>${t.totals[name]}</dt><dd class="value">${
        name === 'discount' || name === 'points' ? '−' : ''
      }${amount(frame, totals[name], currency)}</dd></div>`,
  )}</dl></section>`
}

/** On to the provider: by itself, or by the link. */
export function writeOnToPay(frame: Frame, url: string): string {
  const t = orderWords[frame.language]
  return writePage(
    frame,
    t.paying,
    html`<div class="card"><p>${t.payingNote}</p><p><a href="${url}">${t.pay}</a></p></div>`,
  )
}

/** The page of a payment that is only a trial. */
export function writeSandboxPay(
  frame: Frame,
  o: { amount: string; currency: string; isOpen: boolean; orderPath: string },
): string {
  const t = orderWords[frame.language].sandbox
  const button = (what: string, text: string, isFirst = false) =>
    formTo(
      frame,
      what,
      html`<div class="acts"><button${isFirst ? html` class="primary"` : ''}>${text}</button></div>`,
    )
  return writePage(
    frame,
    t.title,
    html`<p class="lead">${t.lead}</p><section class="card"><p><b>${t.amount}: ${amount(frame, o.amount, o.currency)}</b></p>${
      o.isOpen
        ? html`${button('pay', t.pay, true)}${button('decline', t.decline)}${button('late', t.late)}${button('twice', t.twice)}`
        : html`<p>${t.done}</p>`
    }</section><p><a href="${o.orderPath}">${t.back}</a></p>`,
  )
}
