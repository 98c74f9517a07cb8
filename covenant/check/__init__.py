"""What the rules stand on: wording, likeness, remarks; and how findings are told."""
