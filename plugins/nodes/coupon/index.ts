import { defineNode } from '@splot/contract/plugin/node'
import { nodeField } from '@splot/contract/plugin/node-fields'
import { z } from 'zod'

const options = z.strictObject({
  coupon: nodeField.coupon(
    { pl: 'Kupon', en: 'Coupon' },
    { pl: 'Kod trafi do następnych wiadomości', en: 'Its code is in the messages that follow' },
  ),
})

/** A code of a coupon pool, for her alone. */
export const couponNode = defineNode({
  id: 'coupon',
  label: { pl: 'Kupon', en: 'Coupon' },
  hint: { pl: 'Daje klientowi własny kod kuponu.', en: 'Gives the customer a coupon code of her own.' },
  icon: 'ticket-percent',
  category: 'give',
  options,
  outputs: () => [{ id: 'next', label: { pl: 'dalej', en: 'then' } }],
  decide: ({ options: { coupon } }) => ({
    kind: 'next',
    output: 'next',
    effects: [{ kind: 'coupon', couponId: coupon, as: 'coupon' }],
  }),
  uses: ({ coupon }) => ({ coupons: [coupon] }),
  explain({ coupon }, lang, names) {
    const name = names.coupons.get(coupon) ?? coupon
    return lang === 'pl' ? `Daje kupon „${name}”` : `Gives a coupon of “${name}”`
  },
})
