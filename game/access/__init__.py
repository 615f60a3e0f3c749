"""How a learner reaches things: from raw inputs to wishes. Pure; knows no pygame and no clock."""
