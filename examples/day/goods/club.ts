import type { Api } from '../brand/api.ts'
import { nameIn } from './club-words.ts'

/** The club: a point for a złoty, five złoty back for a hundred, gold for those who come often. */
const programme = {
  name: 'Klub Modra',
  earn: { points: 1, per: '1.00' },
  minimum: '20.00',
  rules: [
    {
      id: 'wtorki',
      name: 'Wtorki z podwójnymi punktami',
      when: { weekdays: [2] },
      effect: { kind: 'factor', factor: 2 },
    },
    {
      id: 'buty',
      name: '50 punktów za każdą parę butów',
      when: { categories: ['Buty'] },
      effect: { kind: 'bonus', points: 50, each: 'piece' },
    },
  ],
  spend: { points: 100, worth: '5.00', minimum: 200, mostPercent: 50 },
  expiry: { months: 24, noticeDays: 14 },
  tiers: {
    by: 'points',
    list: [
      { id: 'niebieski', name: 'Niebieski', from: 0 },
      {
        id: 'srebrny',
        name: 'Srebrny',
        from: 1_000,
        factor: 1.25,
        perks: 'Skracanie spodni bez opłat, zakupy dzień wcześniej',
      },
      {
        id: 'zloty',
        name: 'Złoty',
        from: 3_000,
        factor: 1.5,
        perks: 'Darmowa dostawa, przymiarka po godzinach, naprawy dzianin',
      },
    ],
  },
}

interface Pool {
  readonly id: string
  readonly body: object
  readonly codes: object
}

const pools: readonly Pool[] = [
  {
    id: 'mgla10',
    body: {
      name: 'MGLA10: −10% na swetry',
      kind: 'general',
      effect: { kind: 'percent', percent: 10, most: '80.00' },
      when: { categories: ['Swetry'] },
      perPerson: 1,
      stacking: 'combinable',
    },
    codes: { kind: 'import', codes: ['MGLA10'] },
  },
  {
    id: 'powitanie',
    body: {
      name: 'Na pierwsze zakupy: 30 zł',
      kind: 'single',
      effect: { kind: 'amount', amount: '30.00' },
      minimum: '150.00',
      isForFirst: true,
      validDays: 60,
    },
    codes: { kind: 'generate', count: 300, prefix: 'HEJ' },
  },
  {
    id: 'bon-50',
    body: {
      name: 'Bon klubowy: 50 zł',
      kind: 'single',
      effect: { kind: 'amount', amount: '50.00' },
      minimum: '100.00',
      validDays: 90,
      stacking: 'combinable',
    },
    codes: { kind: 'generate', count: 300, prefix: 'BON' },
  },
  {
    id: 'dostawa',
    body: {
      name: 'Darmowa dostawa',
      kind: 'single',
      effect: { kind: 'free_shipping' },
      validDays: 90,
      stacking: 'combinable',
    },
    codes: { kind: 'generate', count: 300, prefix: 'DOM' },
  },
]

const rewards = [
  { id: 'bon-50', body: { name: 'Bon na 50 zł', points: 900, poolId: 'bon-50' } },
  { id: 'dostawa', body: { name: 'Darmowa dostawa', points: 250, poolId: 'dostawa' } },
]

/** The club with its tiers and rewards, and the coupons of the season. */
export async function openClub(api: Api, language: 'pl' | 'en'): Promise<void> {
  await api.ask('PUT', '/loyalty/programme', { body: nameIn(language, programme) })
  for (const { id, body, codes } of pools) {
    await api.ask('PUT', `/coupon-pools/${id}`, { body: nameIn(language, body) })
    await api.ask('POST', `/coupon-pools/${id}/codes`, { body: codes })
  }
  for (const { id, body } of rewards)
    await api.ask('PUT', `/loyalty/rewards/${id}`, { body: nameIn(language, body) })
}

export const club = { programme, pools, rewards } as const
