export { groupBy } from '../../../platform/group-by.ts'
