<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="lo_LA" sourcelanguage="en_US">
<context>
    <name>App</name>
    <message>
        <source>Android phones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>iPhone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Website</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This app is not in the list any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you can do with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get it with your phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open your phone&apos;s camera and point it at the code that is for you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QR code: %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Services for this</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Apps</name>
    <message>
        <source>Government apps for your phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no apps in the list at the moment.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Article</name>
    <message>
        <source>This piece of news is not in the list any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Services for this</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BackHome</name>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Browse</name>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search for a service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What do you need?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This terminal cannot show the list of services now. Please ask the staff or another terminal, or call 1111, the government&apos;s line for citizens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found. Try another word, choose below, or ask by phone: 1111, the government&apos;s line for citizens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing fits exactly. Perhaps one of these:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By what happens in life</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By agency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>App for the phone: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can be requested here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Form on your phone</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CheckCard</name>
    <message>
        <source>Your card is in force</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The agency will see that it was checked just now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The register says that this card is no longer in force</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This happens when a new card was made, for example after a change of name or address. Please ask a district office about it. You can still go on; the agency may ask you for your new card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The card could not be confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the card and the code say does not fit what the register has. You can go on all the same; the agency decides what it needs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The card cannot be checked at the moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is no fault of yours. You can go on all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shall we check your card?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code on the back of your card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The agency of this service would like to know that your card is in force.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking your card. Please leave it in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chip of this card does not tell its code. If you have the code written down, type it here. Leave the card in: taking it out ends your session.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A code has two letters and ten digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code did not match. If you have it written down, please type it once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2 letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two letters of the code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>10 digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ten digits of the code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On to the form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on without</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I agree, check it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the card</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConsentAnswer</name>
    <message>
        <source>I agree</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Countdown</name>
    <message>
        <source>Are you still there?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This session ends in %1 seconds. Everything you entered will be deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I need more time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DateAnswer</name>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Year (B.E.)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I know only the year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I do not know the day</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Dimmed</name>
    <message>
        <source>Government services. Press any key of the remote control.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Government services. Touch the screen.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DisplaySheet</name>
    <message>
        <source>Display</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Black on white</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>White on black</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Easier to use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring everything down, for those who sit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures that do not move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a trembling hand: what is touched twice counts once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the screen aloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Louder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Expired</name>
    <message>
        <source>Your card has expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was valid until %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new one is made at any district office, or in Bangkok at a khet office. Bring the old card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can still look around here, but agencies may not accept this card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End and take the card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FormPage</name>
    <message>
        <source>Page %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done, back to the overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>Components</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Goodbye</name>
    <message>
        <source>You took your card. Your name, photo and answers are gone from this terminal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody touched the screen for a while. Everything of the last session is gone from this terminal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name, photo and answers are gone from this terminal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another card was put in. To protect both people, the session ended and nothing more was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The card reader stopped. The session ended and everything of it is gone from this terminal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please take your card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thank you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If it is not your card, please hand it to the staff.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you looked for is gone from this screen.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GroupAnswer</name>
    <message>
        <source>Item %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Headline</name>
    <message>
        <source>News: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>News</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HealthRights</name>
    <message>
        <source>My health rights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put in your ID card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your right to health care and your hospital are then read from the chip and shown here. They are kept nowhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the part of the chip that belongs to the National Health Security Office. Please leave the card in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is written on this card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This part of the chip could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Many cards do not tell health rights. You still have yours: ask in one of these ways.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rest of your card works. Try again, or ask in one of these ways.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The card does not say which right you have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Main hospital</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second hospital</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As written on the card on %1. It may have changed since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The card does not say when this was written. It may have changed since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What holds today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>National Health Security Office, day and night</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or take a picture of this code with your phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QR code that leads to the website of the National Health Security Office</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read from the chip because you pressed for it. It is shown only now, and kept nowhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>How this terminal works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody helps you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the staff here, or call 1111, the government&apos;s line for citizens, day and night.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find what you need</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a word, or press what happens in your life. You can look at everything without a card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To send a request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put your ID card in, chip first, and leave it in until you have your receipt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger, clearer, aloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Display: larger texts, other colours, everything lower, or have the screen read aloud.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When nobody presses anything for a while, the screen asks whether you are still there. Any touch goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is kept of you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing stays on the screen: when you take your card or press End, your data are gone. A request that you sent is kept sealed, and only its agency can open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What became of a request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the same card in at any terminal and press My requests, or open the code of your receipt with a phone.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Letters</name>
    <message>
        <source>Letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row from %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capital letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Government Kiosk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No English voice is installed on this terminal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The screen will be read aloud in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Moment</name>
    <message>
        <source>One moment, please</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>More</name>
    <message>
        <source>Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MyRequest</name>
    <message>
        <source>Request number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask by phone and tell the request number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code for your phone is on your receipt only. It is kept nowhere else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MyRequests</name>
    <message>
        <source>My requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking for your requests. Please leave the card in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo on this card could not be read, and without it your requests cannot be found by card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line is down or busy at the moment. What you have sent is safe and goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This terminal cannot ask for your requests at the moment. What you have sent is safe and goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can also open the code on your receipt with a phone, or call the agency and tell the request number. 1111 is the government&apos;s line for citizens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no requests yet that were sent with this card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests that were sent with an earlier card are not shown here. Open the code on the receipt with a phone, or call the agency.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are the newest. For older ones, please call the agency.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>News</name>
    <message>
        <source>News</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no news at the moment.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>The photo on your card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hello</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Citizen number, hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the citizen number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the citizen number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before we begin: your data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No, end here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I agree</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OnPhone</name>
    <message>
        <source>Fill in the form on your phone: point its camera here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See the website on your phone: point its camera here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QR code for your phone</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OutOfOrder</name>
    <message>
        <source>This terminal does not work at the moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please use another terminal, ask the staff, or call 1111, the government&apos;s line for citizens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was sent here is safe and goes on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PictureAnswer</name>
    <message>
        <source>There is no camera here. Please take the picture to the agency&apos;s office later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The camera does not answer. Please go on without a picture, or ask the staff.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The camera is being switched on …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>● The camera is on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold the paper or photo before the camera until it is sharp, then touch the button.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch the camera on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlaceAnswer</name>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sub-district, district or postcode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose from a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All provinces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the districts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No such place is known. Please try another spelling, or choose from the list.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>(you may leave this out)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from your card</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>Reading your card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please leave the card in.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReceiptPage</name>
    <message>
        <source>Your slip is being printed …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your slip is printed. Please take it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The printer is out of paper. The number and the code on this screen are enough, or ask staff to put paper in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The printer&apos;s cover is open. The number and the code on this screen are enough, or ask staff to close it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The printer does not work now. The number and the code on this screen are enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your request is on its way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QR code that leads to the status of your request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a picture of this code with your phone. It leads to a page that says how far your request is, and knows nothing else about you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print the slip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I am done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RemoteWelcome</name>
    <message>
        <source>Government services in one place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what to bring, what it costs and where to go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill in forms on your phone, by a code on this screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What needs your ID card is at a kiosk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrows: go to what you want</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OK: choose it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back: one step back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press OK to begin</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>The card could not be read again. Please push it in fully and send once more. Your answers are still here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests to this agency cannot be sent from this terminal now. Your request was not sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This terminal cannot take requests now. Your request was not sent. Please ask the staff or try another terminal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is everything right?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, send it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sending</name>
    <message>
        <source>Your request is being sealed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please leave the card in.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Service</name>
    <message>
        <source>This service is not in the list any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This request is sent with your ID card: at a Government Kiosk, or in one of the ways below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This request is not available at this terminal. The ways below are open to you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This terminal cannot take requests at the moment. Please use one of the other ways below, or another terminal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who it is for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What your card says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long it takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you get</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to bring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other ways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to this website</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counters are open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offered in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The law it rests on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request it here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put your ID card in to request it here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>My health rights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>News</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone apps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How this works</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignatureAnswer</name>
    <message>
        <source>%1: a box to sign in, empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign here with your finger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I cannot draw: confirm with my card instead</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Spoken</name>
    <message>
        <source>The screen is read aloud. The arrows lead from one thing to the next. Enter presses it. Escape goes back. F1 says it again. F2 ends reading. F3 and F4: slower and faster. F5 and F6: quieter and louder. F7: Thai. F8 and F9: sentence by sentence, back and on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading aloud has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with the down arrow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Enter for more time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>button</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>field to write in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be pressed now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hyphen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at sign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>underline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed %1 of 7</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume %1 of 5</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StateMark</name>
    <message>
        <source>Waiting here to be sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not be delivered: please ask the staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received, waiting for the agency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened by the agency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declined: please contact the agency</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Display</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Government services</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>The card is the wrong way round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it out, turn it so that the gold chip goes in first, and put it in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not an ID card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please take this card out and put in your national ID card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The card cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it out, wipe the gold chip with a dry cloth, and put it in again. If it still does not work, please ask the staff.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The card came out too early</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it in again and leave it in until you are done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reader is busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the card out, wait a moment, and put it in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The card reader does not work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please take your card and ask the staff.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WebsitePage</name>
    <message>
        <source>Previous page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page of %1. Enter goes into it, Back comes out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page of %1, which is not read aloud. Enter goes into it, Back comes out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The agency&apos;s page is being opened …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address is not open here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open this page on your phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page is not read aloud here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page says:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No files can be chosen here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files cannot be opened or kept here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page cannot be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not sure who sent this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page does not answer any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page has broken off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At this terminal only the agency&apos;s own pages are opened. You can take the address along with your phone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a picture of this code with your phone. It leads to the agency&apos;s own page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a picture of this code with your phone: it opens the agency&apos;s page and can read it to you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If the agency needs a document, please use this page on your phone or at home.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please open this page on your phone or at home to get the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection is not safe, so the page is not shown. Please try later, or use one of the agency&apos;s other ways.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can try once more, or use one of the agency&apos;s other ways.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QR code that leads to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start page</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Government services in one place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The card reader does not work at the moment. You can still look around, and fill in forms on your own phone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send a request to an agency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what to bring, what it costs and where to go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See how far your requests are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put your ID card in, chip first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look around without a card</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>YesNoAnswer</name>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
