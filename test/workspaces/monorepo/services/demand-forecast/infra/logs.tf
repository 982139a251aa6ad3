# One line per proposal: features, model, what the manager changed.
resource "aws_cloudwatch_log_group" "proposals" {
  name              = "/demand-forecast/proposals"
  retention_in_days = 400
}
