import { CorePanel } from './core-panel.tsx'
import { Strip } from './strip.tsx'

/** The core message on the left; what every channel makes of it hangs beside it. */
export function ChannelsView() {
  return (
    <div className="flex flex-col lg:min-h-0 lg:flex-1 lg:flex-row lg:overflow-hidden">
      <CorePanel />
      <Strip />
    </div>
  )
}
