import { createBirthRows } from '../../identity/index.ts'

export const { exportRows, eraseRows } = createBirthRows('profile', [
  'timeline',
  'presence',
  'stated',
  'order_event',
  'interest',
  'mark',
  'search',
])
