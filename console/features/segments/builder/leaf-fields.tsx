import type { Leaf } from '@splot/contract/segment/leaves'
import { EventFields, EventTimeFields } from './event-fields.tsx'
import type { PartProps } from './ground.ts'
import { EngagementFields, ListFields, PlaceFields, SampleFields, SegmentFields } from './group-fields.tsx'
import { SequenceFields } from './sequence-fields.tsx'
import {
  CartFields,
  ComputedFields,
  ConsentFields,
  OrdersFields,
  ReachableFields,
  StockFields,
  TraitFields,
} from './state-fields.tsx'

/** What is asked, as words and fields in a line. */
export function LeafFields({ part, onChange }: PartProps<Leaf>) {
  switch (part.kind) {
    case 'event':
      return <EventFields part={part} onChange={onChange} />
    case 'event_time':
      return <EventTimeFields part={part} onChange={onChange} />
    case 'sequence':
      return <SequenceFields part={part} onChange={onChange} />
    case 'orders':
      return <OrdersFields part={part} onChange={onChange} />
    case 'engagement':
      return <EngagementFields part={part} onChange={onChange} />
    case 'computed':
      return <ComputedFields part={part} onChange={onChange} />
    case 'trait':
      return <TraitFields part={part} onChange={onChange} />
    case 'consent':
      return <ConsentFields part={part} onChange={onChange} />
    case 'reachable':
      return <ReachableFields part={part} onChange={onChange} />
    case 'cart':
      return <CartFields part={part} onChange={onChange} />
    case 'stock':
      return <StockFields part={part} onChange={onChange} />
    case 'place':
      return <PlaceFields part={part} onChange={onChange} />
    case 'segment':
      return <SegmentFields part={part} onChange={onChange} />
    case 'list':
      return <ListFields part={part} onChange={onChange} />
    case 'sample':
      return <SampleFields part={part} onChange={onChange} />
  }
}
