import { createBirthRows } from '../../identity/index.ts'

/** All that experiments hold of a person. */
export const { exportRows, eraseRows } = createBirthRows('decide', ['exposure', 'outcome'])
