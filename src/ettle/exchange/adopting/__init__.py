"""Live work that comes in from elsewhere: plans in Word files, cases and clocks in a workbook."""
