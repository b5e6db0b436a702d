import {
  Columns2,
  Heading,
  Image,
  ImagePlay,
  LogOut,
  type LucideIcon,
  Minus,
  MousePointerClick,
  MoveVertical,
  Pilcrow,
  ShoppingBag,
  Split,
  Store,
  TicketPercent,
} from 'lucide-react'
import type { BlockKind } from '../model.ts'

export const blockIcons: Readonly<Record<BlockKind, LucideIcon>> = {
  heading: Heading,
  text: Pilcrow,
  picture: Image,
  live_picture: ImagePlay,
  button: MousePointerClick,
  columns: Columns2,
  divider: Minus,
  spacer: MoveVertical,
  products: ShoppingBag,
  coupon: TicketPercent,
  stock: Store,
  dynamic: Split,
  unsubscribe: LogOut,
}
