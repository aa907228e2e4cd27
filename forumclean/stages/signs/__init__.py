"""What any page prints beside posts: dates, floors, the line that counts replies."""
