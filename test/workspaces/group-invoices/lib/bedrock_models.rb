# The one place that names models; changed by pull request, with an evaluation.
module BedrockModels
  CODER = "eu.anthropic.claude-sonnet-4-5-20250929-v1:0"
  MAX_STEPS = 12
end
