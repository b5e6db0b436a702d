import { createBirthRows } from '../../identity/index.ts'

/** The rows of a person by her births; suppressions stay, for they know no person. */
export const { exportRows, eraseRows } = createBirthRows('consent', [
  'record',
  'signal',
  'frequency',
  'budget',
  'contact',
  'decision',
  'confirmation',
])
