import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What a running server tells Prometheus. Names and labels carry no personal data. */
export interface Metrics {
  events: Counter<'outcome'>
  batchSeconds: Histogram<'step'>
  pending: Gauge
  warehouseLag: Gauge
  render(): Promise<{ contentType: string; text: string }>
}

export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  return {
    events: new Counter({
      name: 'splot_events_total',
      help: 'Events by what became of them',
      labelNames: ['outcome'],
      registers: [registry],
    }),
    batchSeconds: new Histogram({
      name: 'splot_pipeline_step_seconds',
      help: 'Time a micro-batch spent in each step',
      labelNames: ['step'],
      buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
      registers: [registry],
    }),
    pending: new Gauge({
      name: 'splot_pending_events',
      help: 'Accepted events the pipeline has yet to take',
      registers: [registry],
    }),
    warehouseLag: new Gauge({
      name: 'splot_warehouse_lag_events',
      help: 'Applied log positions not yet in the warehouse',
      registers: [registry],
    }),
    render: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  }
}
