import { createBirthRows } from '../../identity/index.ts'

export const { exportRows, eraseRows } = createBirthRows('profile', [
  'timeline',
  'presence',
  'stated',
  'dated',
  'order_event',
  'interest',
  'mark',
  'search',
])
