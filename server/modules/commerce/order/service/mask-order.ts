import { maskEmail, maskPhone, maskTrait } from '../../../profile/index.ts'
import type { OrderRowView, OrderView } from '../schema.ts'

const hidden = '•••'

const maskName = (name: string | null): string | null =>
  name === null ? null : String(maskTrait('name', name))

/**
 * An order as a reader without the right to personal data sees it: what was bought and where it is, of whoever bought it as
 * much as her page shows. A code opens the door of a store to whoever knows it.
 */
export const maskOrder = (order: OrderView): OrderView => ({
  ...order,
  pickup: null,
  contact: order.contact && {
    name: maskName(order.contact.name),
    email: order.contact.email === null ? null : maskEmail(order.contact.email),
    phone: order.contact.phone === null ? null : maskPhone(order.contact.phone),
  },
  address: order.address && {
    ...{ name: maskName(order.address.name), street: hidden, postcode: hidden, point: null },
    ...{ city: order.address.city, country: order.address.country },
  },
  note: order.note === null ? null : hidden,
})

export const maskRow = (row: OrderRowView): OrderRowView => ({ ...row, name: maskName(row.name) })
