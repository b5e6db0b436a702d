import { serveForms } from './forms.ts'
import { fillSlots } from './slots.ts'

const { splot } = window
if (splot !== undefined) {
  serveForms(splot)
  fillSlots(splot)
}
