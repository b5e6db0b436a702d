import type { Address, Belongings } from './tenant-calls.ts'

const ofCustomer = (rest: string, body?: Address['body']): Address => ({
  isForeign: true,
  path: ({ customers }: Belongings) => `/api/v1/customers/${customers[0]}${rest}`,
  ...(body === undefined ? {} : { body }),
})
const ofPool = (rest: string, body?: Address['body']): Address => ({
  isForeign: true,
  path: ({ word }: Belongings) => `/api/v1/coupon-pools/${word}${rest}`,
  ...(body === undefined ? {} : { body }),
})

const programme = (name: string) => ({ name, earn: { points: 1, per: '1.00' } })
const pool = (name: string) => ({ name, kind: 'single', effect: { kind: 'percent', percent: 10 } })

/** How the routes of points and coupons are called with the things of one workspace; ids are its word. */
export const loyaltyAddresses: Readonly<Record<string, Address>> = {
  getProgramme: { isForeign: false },
  putProgramme: { isForeign: false, body: () => programme('taken') },
  tryProgramme: {
    isForeign: false,
    body: () => ({ programme: programme('try'), lines: [{ paid: '10' }], at: '2026-11-22T12:00:00Z' }),
  },
  listRewards: { isForeign: false },
  putReward: {
    isForeign: true,
    path: () => '/api/v1/loyalty/rewards/taken',
    body: ({ word }) => ({ name: 'taken', points: 1, poolId: word }),
  },
  claimReward: {
    isForeign: true,
    path: ({ word }) => `/api/v1/loyalty/rewards/${word}/claim`,
    body: ({ customers }) => ({ customerId: customers[0] }),
  },
  getLoyaltyOf: ofCustomer('/loyalty'),
  correctPoints: ofCustomer('/points', () => ({ points: 1, reason: 'taken' })),
  scanWallet: { isForeign: false, body: () => ({ code: 'SW1', till: 'till' }) },
  listCouponPools: { isForeign: false },
  putCouponPool: { isForeign: false, path: () => '/api/v1/coupon-pools/taken', body: () => pool('taken') },
  listCouponCodes: ofPool('/codes'),
  addCouponCodes: ofPool('/codes', () => ({ kind: 'import', codes: ['TAKEN'] })),
  exportCouponCodes: ofPool('/export'),
  listCouponsOf: ofCustomer('/coupons'),
  giveCoupon: ofCustomer('/coupons', ({ word }) => ({ poolId: word })),
  takeCouponBack: ofCustomer('/coupons/NONE'),
}

/** A programme, a pool with a code, a reward, points given by hand and a coupon. */
export async function furnishLoyalty(
  make: (path: string, body: object, method?: string) => Promise<string>,
  word: string,
  customerId: string,
): Promise<void> {
  await make('/loyalty/programme', programme(word), 'PUT')
  await make(`/coupon-pools/${word}`, pool(word), 'PUT')
  await make(`/coupon-pools/${word}/codes`, { kind: 'import', codes: [`${word}CODE`.slice(0, 30)] })
  await make(`/loyalty/rewards/${word}`, { name: word, points: 5, poolId: word }, 'PUT')
  await make(`/customers/${customerId}/points`, { points: 50, reason: word })
  await make(`/customers/${customerId}/coupons`, { poolId: word })
}
