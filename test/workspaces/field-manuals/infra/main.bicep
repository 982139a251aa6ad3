param location string = 'swedencentral'

resource ai 'Microsoft.CognitiveServices/accounts@2025-06-01' = {
  name: 'nordlyft-manuals'
  location: location
  kind: 'OpenAI'
  sku: { name: 'S0' }
}

resource writer 'Microsoft.CognitiveServices/accounts/deployments@2025-06-01' = {
  parent: ai
  name: 'writer'
  sku: { name: 'Standard', capacity: 60 }
  properties: {
    model: { format: 'OpenAI', name: 'gpt-4.1', version: '2025-04-14' }
    versionUpgradeOption: 'NoAutoUpgrade'
  }
}

resource embedder 'Microsoft.CognitiveServices/accounts/deployments@2025-06-01' = {
  parent: ai
  name: 'embedder'
  sku: { name: 'Standard', capacity: 120 }
  properties: {
    model: { format: 'OpenAI', name: 'text-embedding-3-large', version: '1' }
    versionUpgradeOption: 'NoAutoUpgrade'
  }
}

// What was asked, which pages were shown, what the technician did with them.
resource logs 'Microsoft.OperationalInsights/workspaces@2025-02-01' = {
  name: 'nordlyft-manuals'
  location: location
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: 365
  }
}
