"""Reports: findings and figures for people and for machines. A format is a module."""
