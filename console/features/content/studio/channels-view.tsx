import { CorePanel } from './core-panel.tsx'
import { Strip } from './strip.tsx'

/** The core message on the left; what every channel makes of it hangs beside it. */
export function ChannelsView() {
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto lg:flex-row lg:overflow-hidden">
      <CorePanel />
      <Strip />
    </div>
  )
}
