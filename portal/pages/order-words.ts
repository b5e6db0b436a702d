import type { Lang } from '@splot/contract/language'

export type OrderStep = 'placed' | 'paid' | 'preparing' | 'ready' | 'collected' | 'sent' | 'delivered'
export type OrderEnd = 'no_show' | 'expired' | 'cancelled' | 'partly_returned' | 'returned'

/** Texts of the pages of an order and of a payment that is only a trial. */
export interface OrderWords {
  title(number: string): string
  steps: Readonly<Record<OrderStep, string>>
  /** What stands first: where the order is, as a sentence. */
  now: Readonly<Record<OrderStep | OrderEnd | 'unpaid' | 'declined' | 'underWay', string>>
  isDone: string
  code: string
  codeNote: string
  until: string
  payUntil: string
  pay: string
  /** After a payment that was declined. */
  payAgain: string
  /** After she came back from a payment nobody has confirmed yet. */
  payBack: string
  payBackNote: string
  paying: string
  payingNote: string
  lines: string
  pieces(count: number): string
  returned(count: number): string
  totals: {
    goods: string
    discount: string
    points: string
    shipping: string
    total: string
    due: string
    refunded: string
  }
  where: string
  parcel: string
  track: string
  courier(name: string): string
  courierPlace: string
  refresh: string
  toShop: string
  sandbox: {
    title: string
    lead: string
    amount: string
    pay: string
    decline: string
    late: string
    twice: string
    done: string
    back: string
  }
}

/** A number is not broken at the end of a line. */
const keepWhole = (number: string) => number.replaceAll('-', '\u2011')

const pl: OrderWords = {
  title: (number) => `Zamówienie ${keepWhole(number)}`,
  steps: {
    placed: 'Złożone',
    paid: 'Opłacone',
    preparing: 'Kompletowane',
    ready: 'Gotowe do odbioru',
    collected: 'Odebrane',
    sent: 'Wysłane',
    delivered: 'Doręczone',
  },
  now: {
    unpaid: 'Czeka na płatność.',
    declined: 'Płatność się nie udała. Niczego nie pobraliśmy, możesz spróbować jeszcze raz.',
    underWay: 'Czekamy na potwierdzenie płatności. Zwykle trwa to chwilę.',
    placed: 'Przyjęte. Zaraz zaczniemy je kompletować.',
    paid: 'Opłacone. Zaraz zaczniemy je kompletować.',
    preparing: 'Właśnie je kompletujemy.',
    ready: 'Czeka w sklepie.',
    collected: 'Odebrane. Dziękujemy.',
    sent: 'W drodze.',
    delivered: 'Doręczone. Dziękujemy.',
    no_show: 'Minął termin odbioru. Jeśli zamówienie było opłacone, pieniądze wracają.',
    expired: 'Minął czas na płatność. Niczego nie pobraliśmy.',
    cancelled: 'Anulowane. Jeśli było opłacone, pieniądze wracają.',
    partly_returned: 'Część wróciła do sklepu.',
    returned: 'Zwrócone.',
  },
  isDone: 'gotowe',
  code: 'Kod odbioru',
  codeNote: 'Pokaż ten kod w sklepie albo go podyktuj.',
  until: 'Czeka do',
  payUntil: 'Na płatność czekamy do',
  pay: 'Zapłać',
  payAgain: 'Zapłać ponownie',
  payBack: 'Wróć do płatności',
  payBackNote: 'Jeśli płatność nie została dokończona, można do niej wrócić.',
  paying: 'Przechodzimy do płatności',
  payingNote: 'Jeśli strona nie otworzy się sama:',
  lines: 'Co jest w zamówieniu',
  pieces: (count) => `${count} szt.`,
  returned: (count) => `zwrócono: ${count}`,
  totals: {
    goods: 'Produkty',
    discount: 'Rabat',
    points: 'Punkty',
    shipping: 'Dostawa',
    total: 'Razem',
    due: 'Do zapłaty',
    refunded: 'Zwrócono',
  },
  where: 'Sklep',
  parcel: 'Przesyłka',
  track: 'Śledź przesyłkę',
  courier: (name) => `Wiezie: ${name}`,
  courierPlace: 'Gdzie jest teraz (mapa)',
  refresh: 'Strona odświeża się sama.',
  toShop: 'Wróć do sklepu',
  sandbox: {
    title: 'Płatność na próbę',
    lead: 'To nie jest prawdziwa płatność: nie ruszą żadne pieniądze. Wybierz, co ma się stać.',
    amount: 'Kwota',
    pay: 'Zapłać',
    decline: 'Odmów płatności',
    late: 'Zapłać z opóźnieniem',
    twice: 'Zapłać i powiadom dwa razy',
    done: 'Ta płatność jest już przyjęta.',
    back: 'Wróć do zamówienia',
  },
}

const en: OrderWords = {
  title: (number) => `Order ${keepWhole(number)}`,
  steps: {
    placed: 'Placed',
    paid: 'Paid',
    preparing: 'Being prepared',
    ready: 'Ready to collect',
    collected: 'Collected',
    sent: 'Sent',
    delivered: 'Delivered',
  },
  now: {
    unpaid: 'Waiting for payment.',
    declined: 'The payment did not go through. Nothing was taken, you can try again.',
    underWay: 'We are waiting for the payment to be confirmed. It usually takes a moment.',
    placed: 'We have it. We shall prepare it soon.',
    paid: 'Paid. We shall prepare it soon.',
    preparing: 'We are preparing it now.',
    ready: 'It waits in the store.',
    collected: 'Collected. Thank you.',
    sent: 'On its way.',
    delivered: 'Delivered. Thank you.',
    no_show: 'The time to collect it is over. Where it was paid, the money goes back.',
    expired: 'The time to pay is over. Nothing was taken.',
    cancelled: 'Cancelled. Where it was paid, the money goes back.',
    partly_returned: 'Some of it came back to the store.',
    returned: 'Returned.',
  },
  isDone: 'done',
  code: 'Pick-up code',
  codeNote: 'Show this code in the store, or say it.',
  until: 'It waits until',
  payUntil: 'We wait for the payment until',
  pay: 'Pay',
  payAgain: 'Pay again',
  payBack: 'Back to the payment',
  payBackNote: 'If the payment was not finished, it can be gone back to.',
  paying: 'On to the payment',
  payingNote: 'If the page does not open by itself:',
  lines: 'What is in it',
  pieces: (count) => `${count} pcs`,
  returned: (count) => `returned: ${count}`,
  totals: {
    goods: 'Goods',
    discount: 'Discount',
    points: 'Points',
    shipping: 'Delivery',
    total: 'Total',
    due: 'To pay',
    refunded: 'Refunded',
  },
  where: 'Store',
  parcel: 'Parcel',
  track: 'Follow the parcel',
  courier: (name) => `Brought by ${name}`,
  courierPlace: 'Where it is now (map)',
  refresh: 'This page refreshes itself.',
  toShop: 'Back to the shop',
  sandbox: {
    title: 'Sandbox payment',
    lead: 'This is no real payment: no money moves. Choose what is to happen.',
    amount: 'Amount',
    pay: 'Pay',
    decline: 'Decline the payment',
    late: 'Pay late',
    twice: 'Pay and tell twice',
    done: 'This payment has been taken.',
    back: 'Back to the order',
  },
}

export const orderWords: Readonly<Record<Lang, OrderWords>> = { pl, en }
