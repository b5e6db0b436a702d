// Generated from the files of this folder by scripts/generate-events.ts; do not edit.
import type { EventDef } from './event.ts'
import { contactLogged } from './contact-logged.ts'
import { emailOpened } from './email-opened.ts'
import { identify } from './identify.ts'
import { orderCancelled } from './order-cancelled.ts'
import { orderCompleted } from './order-completed.ts'
import { orderRefunded } from './order-refunded.ts'
import { orderUpdated } from './order-updated.ts'
import { productAdded } from './product-added.ts'
import { productViewed } from './product-viewed.ts'
import { saleCompleted } from './sale-completed.ts'
import { saleReturned } from './sale-returned.ts'

export const generatedEvents: readonly EventDef[] = [
  contactLogged,
  emailOpened,
  identify,
  orderCancelled,
  orderCompleted,
  orderRefunded,
  orderUpdated,
  productAdded,
  productViewed,
  saleCompleted,
  saleReturned,
]
