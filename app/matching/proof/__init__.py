"""What makes a result believable: the independent checker, the digest, explanations, figures."""
