// Who imports Pratique gets the reports too: findings are what it answers with.
@_exported public import Reports
