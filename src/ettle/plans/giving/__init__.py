"""Support as it is planned and as it is given: how often, by whom, in which school weeks."""
