/**
 * The customer's own pages: pure functions from data to HTML, without scripts. They know the contract alone; the server
 * gathers the data and answers the forms.
 */
export { type Letter, type LetterKind, writeLetter, writeShortLetter } from './letter.ts'
export {
  type Centre,
  type ChannelChoice,
  type Datum,
  type Frame,
  type FrequencyChoice,
  frequencyChoices,
  type Notice,
  notices,
  type PurposeChoice,
  type RequestEntry,
} from './model.ts'
export { writeOrderLetter } from './order-letter.ts'
export { orderScript } from './order-script.ts'
export { writeCentre } from './pages/centre.ts'
export { writeExport } from './pages/export.ts'
export {
  writeAddressConfirm,
  writeAsk,
  writeAsked,
  writeConfirm,
  writeErase,
  writeErased,
  writeTooMany,
  writeTypedUnsubscribe,
  writeTypedUnsubscribed,
  writeUnsubscribe,
  writeUnsubscribed,
} from './pages/lone.ts'
export { type OrderPage, writeOnToPay, writeOrder, writeSandboxPay } from './pages/order.ts'
export { style } from './style.ts'
export { type WishLetter, writeWishLetter, writeWishNotice } from './wish-letter.ts'
