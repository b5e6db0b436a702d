import { request } from '../../app/client.ts'
import type { Promotion } from './queries.ts'

export type PromotionDraft = Omit<Promotion, 'id' | 'state'>

/** Saves a promotion to come, or the end of one that runs. @throws ApiError promotion_past, promotion_started */
export const savePromotion = ({ id, name, names, effect, target, from, until }: Omit<Promotion, 'state'>) =>
  request<{ outcome: string }>(`/api/v1/catalog/promotions/${encodeURIComponent(id)}`, {
    method: 'PUT',
    body: { name, ...(names && { names }), effect, target, from, until },
  })

/** An id as people would give it: `noc-zakupow-20261128`. */
export function nameId(name: string, from: string): string {
  const plain = name
    .toLowerCase()
    .replaceAll('ł', 'l')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return `${plain.slice(0, 48) || 'promo'}-${from.slice(0, 10).replaceAll('-', '')}`
}
