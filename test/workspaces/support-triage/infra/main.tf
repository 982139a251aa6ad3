provider "aws" {
  region = "eu-west-1"
}

# One line per decision; found by ticket number, never by text.
resource "aws_cloudwatch_log_group" "decisions" {
  name              = "/support-triage/decisions"
  retention_in_days = 400
}

# In front of the router: Zendesk's webhook, two tickets a second at most.
resource "aws_apigatewayv2_stage" "webhook" {
  api_id      = aws_apigatewayv2_api.webhook.id
  name        = "production"
  auto_deploy = true

  default_route_settings {
    throttling_rate_limit  = 2
    throttling_burst_limit = 20
  }
}

resource "aws_apigatewayv2_api" "webhook" {
  name          = "support-triage"
  protocol_type = "HTTP"
}
