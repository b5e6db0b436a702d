/** What Segment's browser SDK asks its CDN for: where to send, and nothing else to load. */
export function segmentSettings(writeKey: string, origin: URL): object {
  return {
    integrations: {
      'Segment.io': {
        apiKey: writeKey,
        apiHost: `${origin.host}/v1`,
        protocol: origin.protocol.replace(':', ''),
        unbundledIntegrations: [],
        addBundledMetadata: true,
        maybeBundledConfigIds: {},
        versionSettings: { version: '4.4.7', componentTypes: ['browser'] },
      },
    },
    plan: {
      track: { __default: { enabled: true, integrations: {} } },
      identify: { __default: { enabled: true } },
      group: { __default: { enabled: true } },
    },
    edgeFunction: {},
    analyticsNextEnabled: true,
    middlewareSettings: {},
    enabledMiddleware: {},
    // No measurements of the SDK's own.
    metrics: { sampleRate: 0 },
    legacyVideoPluginsEnabled: false,
    remotePlugins: [],
  }
}

/** What RudderStack's browser SDK asks for: a source without destinations. */
export function rudderSettings(writeKey: string): object {
  return {
    source: {
      id: writeKey,
      name: 'Splot',
      writeKey,
      enabled: true,
      workspaceId: 'splot',
      config: { statsCollection: { errors: { enabled: false }, metrics: { enabled: false } } },
      connections: [],
      destinations: [],
    },
    updatedAt: '2026-01-01T00:00:00.000Z',
  }
}
