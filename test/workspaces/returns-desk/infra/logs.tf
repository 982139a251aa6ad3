# Tool calls with their amounts, by order number; no messages.
resource "aws_cloudwatch_log_group" "decisions" {
  name              = "/returns-agent/decisions"
  retention_in_days = 400
}
