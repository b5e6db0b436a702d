import { createBirthRows } from '../../identity/index.ts'

export const { exportRows, eraseRows } = createBirthRows('profile', [
  'timeline',
  'presence',
  'trait',
  'order_event',
  'interest',
  'mark',
  'search',
])
