import { createBirthRows } from '../../../identity/index.ts'

export const { exportRows, eraseRows } = createBirthRows('deliver', ['campaign_recipient', 'audience_row'])
