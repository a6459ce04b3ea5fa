<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="th_TH" sourcelanguage="en_US">
<context>
    <name>App</name>
    <message>
        <source>Android phones</source>
        <translation>โทรศัพท์แอนดรอยด์</translation>
    </message>
    <message>
        <source>iPhone</source>
        <translation>ไอโฟน</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>เว็บไซต์</translation>
    </message>
    <message>
        <source>This app is not in the list any more.</source>
        <translation>แอปนี้ไม่อยู่ในรายการแล้ว</translation>
    </message>
    <message>
        <source>What you can do with it</source>
        <translation>แอปนี้ทำอะไรได้</translation>
    </message>
    <message>
        <source>Get it with your phone</source>
        <translation>รับแอปด้วยโทรศัพท์ของท่าน</translation>
    </message>
    <message>
        <source>Open your phone&apos;s camera and point it at the code that is for you.</source>
        <translation>เปิดกล้องโทรศัพท์ของท่าน แล้วส่องที่รหัสสำหรับโทรศัพท์ของท่าน</translation>
    </message>
    <message>
        <source>QR code: %1, %2</source>
        <translation>รหัสคิวอาร์: %1, %2</translation>
    </message>
    <message>
        <source>Services for this</source>
        <translation>บริการที่เกี่ยวข้อง</translation>
    </message>
</context>
<context>
    <name>Apps</name>
    <message>
        <source>Government apps for your phone</source>
        <translation>แอปภาครัฐสำหรับโทรศัพท์ของท่าน</translation>
    </message>
    <message>
        <source>There are no apps in the list at the moment.</source>
        <translation>ขณะนี้ยังไม่มีแอปในรายการ</translation>
    </message>
</context>
<context>
    <name>Article</name>
    <message>
        <source>This piece of news is not in the list any more.</source>
        <translation>ข่าวนี้ไม่อยู่ในรายการแล้ว</translation>
    </message>
    <message>
        <source>Services for this</source>
        <translation>บริการที่เกี่ยวข้อง</translation>
    </message>
</context>
<context>
    <name>BackHome</name>
    <message>
        <source>Back</source>
        <translation>กลับ</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>หน้าแรก</translation>
    </message>
</context>
<context>
    <name>Browse</name>
    <message>
        <source>What do you need?</source>
        <translation>ท่านต้องการทำเรื่องอะไร</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>ค้นหา</translation>
    </message>
    <message>
        <source>Search for a service</source>
        <translation>ค้นหาบริการ</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>หน้าแรก</translation>
    </message>
    <message>
        <source>My requests</source>
        <translation>คำขอของฉัน</translation>
    </message>
    <message>
        <source>By what happens in life</source>
        <translation>เลือกตามเรื่องในชีวิต</translation>
    </message>
    <message>
        <source>By agency</source>
        <translation>เลือกตามหน่วยงาน</translation>
    </message>
    <message>
        <source>App for the phone: %1</source>
        <translation>แอปสำหรับโทรศัพท์: %1</translation>
    </message>
    <message>
        <source>Form on your phone</source>
        <translation>กรอกแบบฟอร์มทางมือถือได้</translation>
    </message>
    <message>
        <source>Nothing found. Try another word, choose below, or ask by phone: 1111, the government&apos;s line for citizens.</source>
        <translation>ไม่พบบริการ ลองใช้คำอื่น เลือกจากด้านล่าง หรือโทร 1111 สายด่วนของรัฐบาลเพื่อประชาชน</translation>
    </message>
    <message>
        <source>Nothing fits exactly. Perhaps one of these:</source>
        <translation>ไม่พบที่ตรงกัน อาจเป็นบริการเหล่านี้</translation>
    </message>
    <message>
        <source>This terminal cannot show the list of services now. Please ask the staff or another terminal, or call 1111, the government&apos;s line for citizens.</source>
        <translation>ขณะนี้เครื่องนี้แสดงรายการบริการไม่ได้ กรุณาสอบถามเจ้าหน้าที่ ใช้เครื่องอื่น หรือโทร 1111 สายด่วนของรัฐบาลเพื่อประชาชน</translation>
    </message>
    <message>
        <source>Can be requested here</source>
        <translation>ยื่นคำขอที่เครื่องนี้ได้</translation>
    </message>
</context>
<context>
    <name>CheckCard</name>
    <message>
        <source>Your card is in force</source>
        <translation>บัตรของท่านใช้ได้</translation>
    </message>
    <message>
        <source>The agency will see that it was checked just now.</source>
        <translation>หน่วยงานจะทราบว่าตรวจบัตรแล้วเมื่อสักครู่นี้</translation>
    </message>
    <message>
        <source>The register says that this card is no longer in force</source>
        <translation>ทะเบียนแจ้งว่าบัตรใบนี้ใช้ไม่ได้แล้ว</translation>
    </message>
    <message>
        <source>This happens when a new card was made, for example after a change of name or address. Please ask a district office about it. You can still go on; the agency may ask you for your new card.</source>
        <translation>อาจเป็นเพราะมีการทำบัตรใบใหม่ เช่น หลังเปลี่ยนชื่อหรือย้ายที่อยู่ กรุณาสอบถามที่ว่าการอำเภอหรือสำนักงานเขต ท่านยังทำต่อได้ แต่หน่วยงานอาจขอดูบัตรใบใหม่</translation>
    </message>
    <message>
        <source>The card could not be confirmed</source>
        <translation>ยืนยันบัตรไม่ได้</translation>
    </message>
    <message>
        <source>What the card and the code say does not fit what the register has. You can go on all the same; the agency decides what it needs.</source>
        <translation>ข้อมูลในบัตรหรือรหัสไม่ตรงกับทะเบียน ท่านยังทำต่อได้ หน่วยงานจะพิจารณาเองว่าต้องการอะไรเพิ่ม</translation>
    </message>
    <message>
        <source>The card cannot be checked at the moment</source>
        <translation>ขณะนี้ตรวจบัตรไม่ได้</translation>
    </message>
    <message>
        <source>That is no fault of yours. You can go on all the same.</source>
        <translation>ไม่ใช่ความผิดของท่าน ท่านทำต่อได้ตามปกติ</translation>
    </message>
    <message>
        <source>Shall we check your card?</source>
        <translation>ต้องการตรวจบัตรหรือไม่</translation>
    </message>
    <message>
        <source>The code on the back of your card</source>
        <translation>รหัสหลังบัตรของท่าน</translation>
    </message>
    <message>
        <source>The agency of this service would like to know that your card is in force.</source>
        <translation>หน่วยงานของบริการนี้ต้องการทราบว่าบัตรของท่านยังใช้ได้</translation>
    </message>
    <message>
        <source>Checking your card. Please leave it in.</source>
        <translation>กำลังตรวจบัตร กรุณาอย่าดึงบัตรออก</translation>
    </message>
    <message>
        <source>The chip of this card does not tell its code. If you have the code written down, type it here. Leave the card in: taking it out ends your session.</source>
        <translation>ชิปของบัตรใบนี้ไม่มีรหัสให้อ่าน หากท่านจดรหัสหลังบัตรไว้ กรุณาพิมพ์ในช่องนี้ และอย่าดึงบัตรออก เพราะจะจบการใช้งาน</translation>
    </message>
    <message>
        <source>A code has two letters and ten digits.</source>
        <translation>รหัสต้องเป็นอักษรอังกฤษ 2 ตัว และตัวเลข 10 ตัว</translation>
    </message>
    <message>
        <source>The code did not match. If you have it written down, please type it once more.</source>
        <translation>รหัสไม่ตรง หากท่านจดรหัสหลังบัตรไว้ กรุณาพิมพ์อีกครั้ง</translation>
    </message>
    <message>
        <source>2 letters</source>
        <translation>อักษร 2 ตัว</translation>
    </message>
    <message>
        <source>The two letters of the code</source>
        <translation>อักษร 2 ตัวของรหัส</translation>
    </message>
    <message>
        <source>10 digits</source>
        <translation>ตัวเลข 10 ตัว</translation>
    </message>
    <message>
        <source>The ten digits of the code</source>
        <translation>ตัวเลข 10 ตัวของรหัส</translation>
    </message>
    <message>
        <source>On to the form</source>
        <translation>ไปกรอกแบบคำขอ</translation>
    </message>
    <message>
        <source>Go on without</source>
        <translation>ไม่ตรวจ ทำต่อ</translation>
    </message>
    <message>
        <source>I agree, check it</source>
        <translation>ยินยอมให้ตรวจ</translation>
    </message>
    <message>
        <source>Check the card</source>
        <translation>ตรวจบัตร</translation>
    </message>
</context>
<context>
    <name>ConsentAnswer</name>
    <message>
        <source>I agree</source>
        <translation>ยินยอม</translation>
    </message>
</context>
<context>
    <name>Countdown</name>
    <message>
        <source>Are you still there?</source>
        <translation>ท่านยังใช้งานอยู่หรือไม่</translation>
    </message>
    <message>
        <source>This session ends in %1 seconds. Everything you entered will be deleted.</source>
        <translation>เครื่องจะจบการใช้งานใน %1 วินาที และลบทุกอย่างที่ท่านกรอก</translation>
    </message>
    <message>
        <source>I need more time</source>
        <translation>ขอเวลาเพิ่ม</translation>
    </message>
    <message>
        <source>End now</source>
        <translation>จบเดี๋ยวนี้</translation>
    </message>
</context>
<context>
    <name>DateAnswer</name>
    <message>
        <source>Day</source>
        <translation>วันที่</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>เดือน</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>ปี พ.ศ.</translation>
    </message>
    <message>
        <source>Year (B.E.)</source>
        <translation>พ.ศ.</translation>
    </message>
    <message>
        <source>I know only the year</source>
        <translation>ทราบเฉพาะปี</translation>
    </message>
    <message>
        <source>I do not know the day</source>
        <translation>ไม่ทราบวันที่</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>วันนี้</translation>
    </message>
</context>
<context>
    <name>Dimmed</name>
    <message>
        <source>Government services. Press any key of the remote control.</source>
        <translation>บริการภาครัฐ กดปุ่มใดก็ได้บนรีโมต</translation>
    </message>
    <message>
        <source>Government services. Touch the screen.</source>
        <translation>บริการภาครัฐ แตะหน้าจอเพื่อเริ่ม</translation>
    </message>
</context>
<context>
    <name>DisplaySheet</name>
    <message>
        <source>Display</source>
        <translation>ปรับหน้าจอ</translation>
    </message>
    <message>
        <source>Size of texts</source>
        <translation>ขนาดตัวอักษร</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>เล็ก</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>ปกติ</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>ใหญ่</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>ใหญ่ที่สุด</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>สี</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>สว่าง</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>มืด</translation>
    </message>
    <message>
        <source>Black on white</source>
        <translation>ดำบนขาว</translation>
    </message>
    <message>
        <source>White on black</source>
        <translation>ขาวบนดำ</translation>
    </message>
    <message>
        <source>Easier to use</source>
        <translation>ให้ใช้ง่ายขึ้น</translation>
    </message>
    <message>
        <source>Bring everything down, for those who sit</source>
        <translation>เลื่อนทุกอย่างลงมาครึ่งล่าง สำหรับผู้ที่นั่ง</translation>
    </message>
    <message>
        <source>Pictures that do not move</source>
        <translation>ให้ภาพหยุดนิ่ง</translation>
    </message>
    <message>
        <source>For a trembling hand: what is touched twice counts once</source>
        <translation>สำหรับมือสั่น: แตะซ้ำเร็ว ๆ นับเป็นครั้งเดียว</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>การฟัง</translation>
    </message>
    <message>
        <source>Read the screen aloud</source>
        <translation>อ่านหน้าจอออกเสียง</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>ช้าลง</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>เร็วขึ้น</translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation>เบาลง</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>ดังขึ้น</translation>
    </message>
    <message>
        <source>Back to usual</source>
        <translation>กลับเป็นปกติ</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>เสร็จแล้ว</translation>
    </message>
</context>
<context>
    <name>Expired</name>
    <message>
        <source>Your card has expired</source>
        <translation>บัตรของท่านหมดอายุแล้ว</translation>
    </message>
    <message>
        <source>It was valid until %1.</source>
        <translation>บัตรใบนี้ใช้ได้ถึงวันที่ %1</translation>
    </message>
    <message>
        <source>A new one is made at any district office, or in Bangkok at a khet office. Bring the old card.</source>
        <translation>ทำบัตรใหม่ได้ที่ที่ว่าการอำเภอทุกแห่ง หรือสำนักงานเขตในกรุงเทพฯ กรุณานำบัตรเดิมไปด้วย</translation>
    </message>
    <message>
        <source>You can still look around here, but agencies may not accept this card.</source>
        <translation>ท่านยังดูบริการที่เครื่องนี้ต่อได้ แต่หน่วยงานอาจไม่รับบัตรใบนี้</translation>
    </message>
    <message>
        <source>End and take the card</source>
        <translation>จบและรับบัตรคืน</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>ใช้งานต่อ</translation>
    </message>
</context>
<context>
    <name>FormPage</name>
    <message>
        <source>Page %1 of %2</source>
        <translation>หน้า %1 จาก %2</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>กลับ</translation>
    </message>
    <message>
        <source>Done, back to the overview</source>
        <translation>เสร็จแล้ว กลับไปหน้าตรวจทาน</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>ถัดไป</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>Components</source>
        <translation>ส่วนประกอบ</translation>
    </message>
</context>
<context>
    <name>Goodbye</name>
    <message>
        <source>You took your card. Your name, photo and answers are gone from this terminal.</source>
        <translation>ท่านดึงบัตรออกแล้ว ชื่อ รูปถ่าย และคำตอบของท่านถูกลบจากเครื่องนี้แล้ว</translation>
    </message>
    <message>
        <source>Nobody touched the screen for a while. Everything of the last session is gone from this terminal.</source>
        <translation>ไม่มีผู้แตะหน้าจอระยะหนึ่ง ข้อมูลการใช้งานครั้งที่แล้วถูกลบจากเครื่องนี้แล้ว</translation>
    </message>
    <message>
        <source>Your name, photo and answers are gone from this terminal.</source>
        <translation>ชื่อ รูปถ่าย และคำตอบของท่านถูกลบจากเครื่องนี้แล้ว</translation>
    </message>
    <message>
        <source>Another card was put in. To protect both people, the session ended and nothing more was sent.</source>
        <translation>มีการเสียบบัตรอีกใบ เพื่อคุ้มครองข้อมูลของทั้งสองท่าน เครื่องจึงจบการใช้งานและไม่ส่งสิ่งใดเพิ่ม</translation>
    </message>
    <message>
        <source>The card reader stopped. The session ended and everything of it is gone from this terminal.</source>
        <translation>เครื่องอ่านบัตรหยุดทำงาน การใช้งานจบลงและข้อมูลถูกลบจากเครื่องนี้แล้ว</translation>
    </message>
    <message>
        <source>Please take your card</source>
        <translation>กรุณารับบัตรคืน</translation>
    </message>
    <message>
        <source>Thank you</source>
        <translation>ขอบคุณ</translation>
    </message>
    <message>
        <source>If it is not your card, please hand it to the staff.</source>
        <translation>หากไม่ใช่บัตรของท่าน กรุณานำส่งเจ้าหน้าที่</translation>
    </message>
    <message>
        <source>What you looked for is gone from this screen.</source>
        <translation>สิ่งที่ท่านค้นหาถูกลบออกจากจอนี้แล้ว</translation>
    </message>
</context>
<context>
    <name>GroupAnswer</name>
    <message>
        <source>Item %1</source>
        <translation>รายการที่ %1</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>ลบออก</translation>
    </message>
    <message>
        <source>Add another</source>
        <translation>เพิ่มอีกรายการ</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>เพิ่มรายการ</translation>
    </message>
</context>
<context>
    <name>Headline</name>
    <message>
        <source>News: %1</source>
        <translation>ข่าว: %1</translation>
    </message>
    <message>
        <source>News</source>
        <translation>ข่าว</translation>
    </message>
</context>
<context>
    <name>HealthRights</name>
    <message>
        <source>My health rights</source>
        <translation>สิทธิรักษาพยาบาลของฉัน</translation>
    </message>
    <message>
        <source>Put in your ID card</source>
        <translation>เสียบบัตรประชาชนของท่าน</translation>
    </message>
    <message>
        <source>Your right to health care and your hospital are then read from the chip and shown here. They are kept nowhere.</source>
        <translation>เครื่องจะอ่านสิทธิรักษาพยาบาลและโรงพยาบาลของท่านจากชิปมาแสดงที่นี่ โดยไม่เก็บไว้ที่ใด</translation>
    </message>
    <message>
        <source>Reading the part of the chip that belongs to the National Health Security Office. Please leave the card in.</source>
        <translation>กำลังอ่านส่วนของ สปสช. ในชิป กรุณาเสียบบัตรไว้ก่อน</translation>
    </message>
    <message>
        <source>Nothing is written on this card</source>
        <translation>บัตรใบนี้ไม่มีข้อมูลสิทธิ</translation>
    </message>
    <message>
        <source>This part of the chip could not be read</source>
        <translation>อ่านข้อมูลสิทธิจากชิปไม่ได้</translation>
    </message>
    <message>
        <source>Many cards do not tell health rights. You still have yours: ask in one of these ways.</source>
        <translation>บัตรหลายใบไม่มีข้อมูลสิทธิรักษาพยาบาล สิทธิของท่านยังอยู่ครบ สอบถามได้ตามช่องทางนี้</translation>
    </message>
    <message>
        <source>The rest of your card works. Try again, or ask in one of these ways.</source>
        <translation>ข้อมูลอื่นในบัตรยังใช้ได้ กรุณาลองอีกครั้ง หรือสอบถามตามช่องทางนี้</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>ลองอีกครั้ง</translation>
    </message>
    <message>
        <source>The card does not say which right you have.</source>
        <translation>บัตรไม่ได้ระบุว่าท่านมีสิทธิใด</translation>
    </message>
    <message>
        <source>Main hospital</source>
        <translation>โรงพยาบาลหลัก</translation>
    </message>
    <message>
        <source>Second hospital</source>
        <translation>โรงพยาบาลรอง</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>ตั้งแต่</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>ถึง</translation>
    </message>
    <message>
        <source>As written on the card on %1. It may have changed since.</source>
        <translation>ตามที่บันทึกในบัตรเมื่อ %1 ข้อมูลนี้อาจเปลี่ยนไปแล้ว</translation>
    </message>
    <message>
        <source>The card does not say when this was written. It may have changed since.</source>
        <translation>บัตรไม่ได้ระบุวันที่บันทึก ข้อมูลนี้อาจเปลี่ยนไปแล้ว</translation>
    </message>
    <message>
        <source>What holds today</source>
        <translation>ตรวจสอบสิทธิปัจจุบัน</translation>
    </message>
    <message>
        <source>National Health Security Office, day and night</source>
        <translation>สายด่วน สปสช. ตลอด 24 ชั่วโมง</translation>
    </message>
    <message>
        <source>Or take a picture of this code with your phone</source>
        <translation>หรือใช้โทรศัพท์ถ่ายรูปรหัสนี้</translation>
    </message>
    <message>
        <source>QR code that leads to the website of the National Health Security Office</source>
        <translation>คิวอาร์โค้ดไปยังเว็บไซต์ของ สปสช.</translation>
    </message>
    <message>
        <source>Read from the chip because you pressed for it. It is shown only now, and kept nowhere.</source>
        <translation>อ่านจากชิปเพราะท่านกดดู แสดงเฉพาะตอนนี้ และไม่เก็บไว้ที่ใด</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>กลับ</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>How this terminal works</source>
        <translation>วิธีใช้เครื่องนี้</translation>
    </message>
    <message>
        <source>Somebody helps you</source>
        <translation>มีคนช่วยท่าน</translation>
    </message>
    <message>
        <source>Ask the staff here, or call 1111, the government&apos;s line for citizens, day and night.</source>
        <translation>สอบถามเจ้าหน้าที่ที่นี่ หรือโทร 1111 สายด่วนของรัฐบาลเพื่อประชาชน ได้ตลอด 24 ชั่วโมง</translation>
    </message>
    <message>
        <source>Find what you need</source>
        <translation>ค้นหาสิ่งที่ต้องการ</translation>
    </message>
    <message>
        <source>Type a word, or press what happens in your life. You can look at everything without a card.</source>
        <translation>พิมพ์คำที่ต้องการ หรือกดเลือกเรื่องในชีวิตของท่าน ดูได้ทุกอย่างโดยไม่ต้องใช้บัตร</translation>
    </message>
    <message>
        <source>To send a request</source>
        <translation>เมื่อต้องการยื่นคำขอ</translation>
    </message>
    <message>
        <source>Put your ID card in, chip first, and leave it in until you have your receipt.</source>
        <translation>เสียบบัตรประชาชน หันชิปเข้าเครื่อง และเสียบไว้จนกว่าจะได้ใบรับคำขอ</translation>
    </message>
    <message>
        <source>Larger, clearer, aloud</source>
        <translation>ตัวใหญ่ขึ้น ชัดขึ้น หรืออ่านออกเสียง</translation>
    </message>
    <message>
        <source>Press Display: larger texts, other colours, everything lower, or have the screen read aloud.</source>
        <translation>กดปรับหน้าจอ เพื่อให้ตัวหนังสือใหญ่ขึ้น เปลี่ยนสี เลื่อนทุกอย่างลงต่ำ หรือให้เครื่องอ่านออกเสียง</translation>
    </message>
    <message>
        <source>There is time</source>
        <translation>ไม่ต้องรีบ</translation>
    </message>
    <message>
        <source>When nobody presses anything for a while, the screen asks whether you are still there. Any touch goes on.</source>
        <translation>หากไม่มีการกดสักครู่ หน้าจอจะถามว่าท่านยังอยู่หรือไม่ แตะที่ใดก็ได้เพื่อใช้งานต่อ</translation>
    </message>
    <message>
        <source>What is kept of you</source>
        <translation>เก็บข้อมูลอะไรของท่านไว้</translation>
    </message>
    <message>
        <source>Nothing stays on the screen: when you take your card or press End, your data are gone. A request that you sent is kept sealed, and only its agency can open it.</source>
        <translation>ไม่มีอะไรค้างอยู่บนหน้าจอ เมื่อท่านดึงบัตรออกหรือกดจบ ข้อมูลของท่านจะถูกลบ ส่วนคำขอที่ส่งแล้วจะถูกปิดผนึกไว้ มีเพียงหน่วยงานที่รับเรื่องเท่านั้นที่เปิดอ่านได้</translation>
    </message>
    <message>
        <source>What became of a request</source>
        <translation>ติดตามคำขอ</translation>
    </message>
    <message>
        <source>Put the same card in at any terminal and press My requests, or open the code of your receipt with a phone.</source>
        <translation>เสียบบัตรใบเดิมที่เครื่องใดก็ได้ แล้วกดคำขอของฉัน หรือใช้โทรศัพท์สแกนรหัสในใบรับคำขอ</translation>
    </message>
</context>
<context>
    <name>Letters</name>
    <message>
        <source>Letters</source>
        <translation>ตัวอักษร</translation>
    </message>
    <message>
        <source>Row from %1 to %2</source>
        <translation>แถว %1 ถึง %2</translation>
    </message>
    <message>
        <source>Small letters</source>
        <translation>ตัวพิมพ์เล็ก</translation>
    </message>
    <message>
        <source>Capital letters</source>
        <translation>ตัวพิมพ์ใหญ่</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>เว้นวรรค</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>ลบ</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>เสร็จ</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Government Kiosk</source>
        <translation>ตู้บริการภาครัฐ</translation>
    </message>
    <message>
        <source>No English voice is installed on this terminal.</source>
        <translation>เครื่องนี้ยังไม่มีเสียงอ่านภาษาไทย</translation>
    </message>
    <message>
        <source>The screen will be read aloud in a moment.</source>
        <translation>อีกสักครู่เครื่องจะอ่านหน้าจอให้ฟัง</translation>
    </message>
</context>
<context>
    <name>Moment</name>
    <message>
        <source>One moment, please</source>
        <translation>กรุณารอสักครู่</translation>
    </message>
</context>
<context>
    <name>More</name>
    <message>
        <source>Up</source>
        <translation>เลื่อนขึ้น</translation>
    </message>
    <message>
        <source>More</source>
        <translation>เลื่อนลง</translation>
    </message>
</context>
<context>
    <name>MyRequest</name>
    <message>
        <source>Request number</source>
        <translation>เลขที่คำขอ</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>ส่งถึง</translation>
    </message>
    <message>
        <source>Ask by phone and tell the request number</source>
        <translation>โทรสอบถามโดยแจ้งเลขที่คำขอ</translation>
    </message>
    <message>
        <source>What happened so far</source>
        <translation>ความคืบหน้าที่ผ่านมา</translation>
    </message>
    <message>
        <source>The code for your phone is on your receipt only. It is kept nowhere else.</source>
        <translation>รหัสสำหรับโทรศัพท์มีอยู่ในใบรับคำขอของท่านเท่านั้น ไม่มีเก็บไว้ที่อื่น</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>กลับ</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>หน้าแรก</translation>
    </message>
</context>
<context>
    <name>MyRequests</name>
    <message>
        <source>My requests</source>
        <translation>คำขอของฉัน</translation>
    </message>
    <message>
        <source>Asking for your requests. Please leave the card in.</source>
        <translation>กำลังค้นหาคำขอของท่าน กรุณาอย่าดึงบัตรออก</translation>
    </message>
    <message>
        <source>The photo on this card could not be read, and without it your requests cannot be found by card.</source>
        <translation>อ่านรูปถ่ายในบัตรนี้ไม่ได้ จึงค้นหาคำขอของท่านด้วยบัตรไม่ได้</translation>
    </message>
    <message>
        <source>The line is down or busy at the moment. What you have sent is safe and goes on.</source>
        <translation>ขณะนี้ติดต่อศูนย์กลางไม่ได้ คำขอที่ท่านส่งไว้แล้วยังอยู่และดำเนินการต่อตามปกติ</translation>
    </message>
    <message>
        <source>This terminal cannot ask for your requests at the moment. What you have sent is safe and goes on.</source>
        <translation>ขณะนี้เครื่องนี้ค้นหาคำขอของท่านไม่ได้ คำขอที่ท่านส่งไว้แล้วยังอยู่และดำเนินการต่อตามปกติ</translation>
    </message>
    <message>
        <source>You can also open the code on your receipt with a phone, or call the agency and tell the request number. 1111 is the government&apos;s line for citizens.</source>
        <translation>ท่านยังใช้โทรศัพท์สแกนรหัสในใบรับคำขอ หรือโทรถามหน่วยงานโดยแจ้งเลขที่คำขอได้ หรือโทร 1111 ศูนย์บริการข้อมูลภาครัฐเพื่อประชาชน</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>ลองอีกครั้ง</translation>
    </message>
    <message>
        <source>There are no requests yet that were sent with this card.</source>
        <translation>ยังไม่มีคำขอที่ส่งด้วยบัตรนี้</translation>
    </message>
    <message>
        <source>Requests that were sent with an earlier card are not shown here. Open the code on the receipt with a phone, or call the agency.</source>
        <translation>คำขอที่ส่งด้วยบัตรใบเก่าจะไม่แสดงที่นี่ กรุณาใช้โทรศัพท์สแกนรหัสในใบรับคำขอ หรือโทรถามหน่วยงาน</translation>
    </message>
    <message>
        <source>These are the newest. For older ones, please call the agency.</source>
        <translation>แสดงเฉพาะคำขอล่าสุด หากต้องการทราบคำขอก่อนหน้านี้ กรุณาโทรถามหน่วยงาน</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>กลับ</translation>
    </message>
</context>
<context>
    <name>News</name>
    <message>
        <source>News</source>
        <translation>ข่าว</translation>
    </message>
    <message>
        <source>There is no news at the moment.</source>
        <translation>ขณะนี้ยังไม่มีข่าว</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>The photo on your card</source>
        <translation>รูปถ่ายบนบัตรของท่าน</translation>
    </message>
    <message>
        <source>Hello</source>
        <translation>สวัสดี</translation>
    </message>
    <message>
        <source>Citizen number, hidden</source>
        <translation>เลขประจำตัวประชาชน ปิดไว้</translation>
    </message>
    <message>
        <source>Hide the citizen number</source>
        <translation>ซ่อนเลขประจำตัวประชาชน</translation>
    </message>
    <message>
        <source>Show the citizen number</source>
        <translation>แสดงเลขประจำตัวประชาชน</translation>
    </message>
    <message>
        <source>Before we begin: your data</source>
        <translation>ก่อนเริ่ม: ข้อมูลของท่าน</translation>
    </message>
    <message>
        <source>No, end here</source>
        <translation>ไม่ จบการใช้งาน</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>ยินยอม</translation>
    </message>
</context>
<context>
    <name>OnPhone</name>
    <message>
        <source>Fill in the form on your phone: point its camera here</source>
        <translation>กรอกแบบฟอร์มด้วยมือถือของท่าน โดยส่องกล้องที่ภาพนี้</translation>
    </message>
    <message>
        <source>See the website on your phone: point its camera here</source>
        <translation>เปิดเว็บไซต์ด้วยมือถือของท่าน โดยส่องกล้องที่ภาพนี้</translation>
    </message>
    <message>
        <source>QR code for your phone</source>
        <translation>คิวอาร์โค้ดสำหรับมือถือ</translation>
    </message>
</context>
<context>
    <name>OutOfOrder</name>
    <message>
        <source>This terminal does not work at the moment</source>
        <translation>เครื่องนี้ขัดข้องชั่วคราว</translation>
    </message>
    <message>
        <source>Please use another terminal, ask the staff, or call 1111, the government&apos;s line for citizens.</source>
        <translation>กรุณาใช้เครื่องอื่น แจ้งเจ้าหน้าที่ หรือโทร 1111 สายด่วนของรัฐบาลเพื่อประชาชน</translation>
    </message>
    <message>
        <source>What was sent here is safe and goes on.</source>
        <translation>คำขอที่ส่งจากเครื่องนี้แล้วยังอยู่ครบและดำเนินการต่อ</translation>
    </message>
</context>
<context>
    <name>PictureAnswer</name>
    <message>
        <source>There is no camera here. Please take the picture to the agency&apos;s office later.</source>
        <translation>ตู้นี้ไม่มีกล้อง กรุณานำรูปถ่ายไปยื่นที่หน่วยงานภายหลัง</translation>
    </message>
    <message>
        <source>The camera does not answer. Please go on without a picture, or ask the staff.</source>
        <translation>กล้องไม่ทำงาน กรุณาทำต่อโดยไม่ถ่ายภาพ หรือแจ้งเจ้าหน้าที่</translation>
    </message>
    <message>
        <source>The camera is being switched on …</source>
        <translation>กำลังเปิดกล้อง …</translation>
    </message>
    <message>
        <source>● The camera is on</source>
        <translation>● กล้องเปิดอยู่</translation>
    </message>
    <message>
        <source>Hold the paper or photo before the camera until it is sharp, then touch the button.</source>
        <translation>ถือเอกสารหรือรูปถ่ายไว้หน้ากล้องจนเห็นชัด แล้วแตะปุ่มถ่ายภาพ</translation>
    </message>
    <message>
        <source>Switch the camera on</source>
        <translation>เปิดกล้อง</translation>
    </message>
    <message>
        <source>Take the picture</source>
        <translation>ถ่ายภาพ</translation>
    </message>
    <message>
        <source>Camera off</source>
        <translation>ปิดกล้อง</translation>
    </message>
    <message>
        <source>Take it again</source>
        <translation>ถ่ายใหม่</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>ลบภาพ</translation>
    </message>
</context>
<context>
    <name>PlaceAnswer</name>
    <message>
        <source>Change</source>
        <translation>แก้ไข</translation>
    </message>
    <message>
        <source>Sub-district, district or postcode</source>
        <translation>ตำบล อำเภอ หรือรหัสไปรษณีย์</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>ค้นหา</translation>
    </message>
    <message>
        <source>Choose from a list</source>
        <translation>เลือกจากรายการ</translation>
    </message>
    <message>
        <source>All provinces</source>
        <translation>จังหวัดทั้งหมด</translation>
    </message>
    <message>
        <source>Back to the districts</source>
        <translation>กลับไปเลือกอำเภอ</translation>
    </message>
    <message>
        <source>No such place is known. Please try another spelling, or choose from the list.</source>
        <translation>ไม่พบสถานที่นี้ กรุณาลองสะกดแบบอื่น หรือเลือกจากรายการ</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>(you may leave this out)</source>
        <translation>(ไม่กรอกก็ได้)</translation>
    </message>
    <message>
        <source>from your card</source>
        <translation>จากบัตรของท่าน</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>Reading your card</source>
        <translation>กำลังอ่านบัตรของท่าน</translation>
    </message>
    <message>
        <source>Please leave the card in.</source>
        <translation>กรุณาอย่าดึงบัตรออก</translation>
    </message>
</context>
<context>
    <name>ReceiptPage</name>
    <message>
        <source>Your request is on its way</source>
        <translation>รับคำขอของท่านแล้ว</translation>
    </message>
    <message>
        <source>Request number</source>
        <translation>เลขที่คำขอ</translation>
    </message>
    <message>
        <source>QR code that leads to the status of your request</source>
        <translation>คิวอาร์โค้ดสำหรับดูสถานะคำขอ</translation>
    </message>
    <message>
        <source>Take a picture of this code with your phone. It leads to a page that says how far your request is, and knows nothing else about you.</source>
        <translation>ใช้โทรศัพท์สแกนคิวอาร์โค้ดนี้เพื่อดูว่าคำขอไปถึงไหนแล้ว หน้านั้นไม่มีข้อมูลอื่นใดของท่าน</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>บริการ</translation>
    </message>
    <message>
        <source>Your slip is being printed …</source>
        <translation>กำลังพิมพ์ใบรับคำขอ …</translation>
    </message>
    <message>
        <source>Your slip is printed. Please take it.</source>
        <translation>พิมพ์ใบรับคำขอแล้ว กรุณาหยิบไปด้วย</translation>
    </message>
    <message>
        <source>The printer is out of paper. The number and the code on this screen are enough, or ask staff to put paper in.</source>
        <translation>กระดาษพิมพ์หมด ถ่ายรูปเลขที่และรหัสบนหน้าจอนี้แทนได้ หรือแจ้งเจ้าหน้าที่ให้ใส่กระดาษ</translation>
    </message>
    <message>
        <source>The printer&apos;s cover is open. The number and the code on this screen are enough, or ask staff to close it.</source>
        <translation>ฝาเครื่องพิมพ์เปิดอยู่ ถ่ายรูปเลขที่และรหัสบนหน้าจอนี้แทนได้ หรือแจ้งเจ้าหน้าที่ให้ปิดฝา</translation>
    </message>
    <message>
        <source>The printer does not work now. The number and the code on this screen are enough.</source>
        <translation>ขณะนี้เครื่องพิมพ์ใช้ไม่ได้ ถ่ายรูปเลขที่และรหัสบนหน้าจอนี้แทนได้</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>ส่งถึง</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>ส่งเมื่อ</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>ทำเรื่องอื่นต่อ</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>พิมพ์อีกครั้ง</translation>
    </message>
    <message>
        <source>Print the slip</source>
        <translation>พิมพ์ใบรับคำขอ</translation>
    </message>
    <message>
        <source>I am done</source>
        <translation>เสร็จแล้ว</translation>
    </message>
</context>
<context>
    <name>RemoteWelcome</name>
    <message>
        <source>Government services in one place</source>
        <translation>บริการภาครัฐในที่เดียว</translation>
    </message>
    <message>
        <source>See what to bring, what it costs and where to go</source>
        <translation>ดูว่าต้องเตรียมอะไร เสียเท่าไร และไปที่ไหน</translation>
    </message>
    <message>
        <source>Fill in forms on your phone, by a code on this screen</source>
        <translation>กรอกแบบฟอร์มด้วยมือถือ โดยส่องกล้องที่รหัสบนจอนี้</translation>
    </message>
    <message>
        <source>What needs your ID card is at a kiosk</source>
        <translation>เรื่องที่ต้องใช้บัตรประชาชน ทำได้ที่ตู้บริการ</translation>
    </message>
    <message>
        <source>Arrows: go to what you want</source>
        <translation>ปุ่มลูกศร: เลื่อนไปยังสิ่งที่ต้องการ</translation>
    </message>
    <message>
        <source>OK: choose it</source>
        <translation>ปุ่ม OK: เลือก</translation>
    </message>
    <message>
        <source>Back: one step back</source>
        <translation>ปุ่มย้อนกลับ: กลับไปหนึ่งขั้น</translation>
    </message>
    <message>
        <source>Press OK to begin</source>
        <translation>กด OK เพื่อเริ่ม</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>The card could not be read again. Please push it in fully and send once more. Your answers are still here.</source>
        <translation>อ่านบัตรอีกครั้งไม่ได้ กรุณาเสียบบัตรให้สุด แล้วกดส่งอีกครั้ง คำตอบของท่านยังอยู่ครบ</translation>
    </message>
    <message>
        <source>Requests to this agency cannot be sent from this terminal now. Your request was not sent.</source>
        <translation>ขณะนี้ส่งคำขอไปยังหน่วยงานนี้จากเครื่องนี้ไม่ได้ คำขอของท่านยังไม่ถูกส่ง</translation>
    </message>
    <message>
        <source>This terminal cannot take requests now. Your request was not sent. Please ask the staff or try another terminal.</source>
        <translation>ขณะนี้เครื่องนี้รับคำขอไม่ได้ คำขอของท่านยังไม่ถูกส่ง กรุณาแจ้งเจ้าหน้าที่หรือใช้เครื่องอื่น</translation>
    </message>
    <message>
        <source>Is everything right?</source>
        <translation>ถูกต้องทุกข้อหรือไม่</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>แก้ไข</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>กลับ</translation>
    </message>
    <message>
        <source>Yes, send it</source>
        <translation>ถูกต้อง ส่งคำขอ</translation>
    </message>
</context>
<context>
    <name>Sending</name>
    <message>
        <source>Your request is being sealed</source>
        <translation>กำลังปิดผนึกคำขอของท่าน</translation>
    </message>
    <message>
        <source>Please leave the card in.</source>
        <translation>กรุณาอย่าดึงบัตรออก</translation>
    </message>
</context>
<context>
    <name>Service</name>
    <message>
        <source>This service is not in the list any more.</source>
        <translation>ไม่พบบริการนี้แล้ว</translation>
    </message>
    <message>
        <source>This request is sent with your ID card: at a Government Kiosk, or in one of the ways below.</source>
        <translation>คำขอนี้ต้องใช้บัตรประชาชน ส่งได้ที่ตู้บริการภาครัฐ หรือตามช่องทางด้านล่าง</translation>
    </message>
    <message>
        <source>This request is not available at this terminal. The ways below are open to you.</source>
        <translation>ยื่นคำขอนี้ที่ตู้นี้ไม่ได้ ท่านใช้ช่องทางด้านล่างได้</translation>
    </message>
    <message>
        <source>This terminal cannot take requests at the moment. Please use one of the other ways below, or another terminal.</source>
        <translation>ขณะนี้เครื่องนี้รับคำขอไม่ได้ โปรดใช้ช่องทางอื่นด้านล่าง หรือใช้เครื่องอื่น</translation>
    </message>
    <message>
        <source>Who it is for</source>
        <translation>ใครใช้ได้</translation>
    </message>
    <message>
        <source>What your card says</source>
        <translation>ข้อมูลจากบัตรของท่าน</translation>
    </message>
    <message>
        <source>What it costs</source>
        <translation>ค่าใช้จ่าย</translation>
    </message>
    <message>
        <source>How long it takes</source>
        <translation>ใช้เวลา</translation>
    </message>
    <message>
        <source>What you get</source>
        <translation>สิ่งที่จะได้รับ</translation>
    </message>
    <message>
        <source>What to bring</source>
        <translation>สิ่งที่ต้องเตรียม</translation>
    </message>
    <message>
        <source>Other ways</source>
        <translation>ช่องทางอื่น</translation>
    </message>
    <message>
        <source>Where to go</source>
        <translation>ไปทำที่ไหน</translation>
    </message>
    <message>
        <source>Go to this website</source>
        <translation>ไปที่เว็บไซต์นี้</translation>
    </message>
    <message>
        <source>Counters are open</source>
        <translation>เวลาทำการ</translation>
    </message>
    <message>
        <source>Offered in</source>
        <translation>ให้บริการใน</translation>
    </message>
    <message>
        <source>The law it rests on</source>
        <translation>กฎหมายที่เกี่ยวข้อง</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>กลับ</translation>
    </message>
    <message>
        <source>Request it here</source>
        <translation>ยื่นคำขอที่นี่</translation>
    </message>
    <message>
        <source>Put your ID card in to request it here</source>
        <translation>เสียบบัตรประชาชนเพื่อยื่นคำขอที่นี่</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>My health rights</source>
        <translation>สิทธิรักษาพยาบาลของฉัน</translation>
    </message>
    <message>
        <source>News</source>
        <translation>ข่าว</translation>
    </message>
    <message>
        <source>Phone apps</source>
        <translation>แอปมือถือ</translation>
    </message>
    <message>
        <source>How this works</source>
        <translation>วิธีใช้เครื่อง</translation>
    </message>
</context>
<context>
    <name>SignatureAnswer</name>
    <message>
        <source>%1: a box to sign in, empty</source>
        <translation>%1 ช่องสำหรับเซ็น ยังว่างอยู่</translation>
    </message>
    <message>
        <source>%1: signed</source>
        <translation>%1 เซ็นแล้ว</translation>
    </message>
    <message>
        <source>Sign here with your finger</source>
        <translation>ใช้นิ้วเซ็นชื่อที่นี่</translation>
    </message>
    <message>
        <source>Sign again</source>
        <translation>เซ็นใหม่</translation>
    </message>
    <message>
        <source>I cannot draw: confirm with my card instead</source>
        <translation>เซ็นไม่สะดวก ขอยืนยันด้วยบัตรแทน</translation>
    </message>
</context>
<context>
    <name>Spoken</name>
    <message>
        <source>The screen is read aloud. The arrows lead from one thing to the next. Enter presses it. Escape goes back. F1 says it again. F2 ends reading. F3 and F4: slower and faster. F5 and F6: quieter and louder. F7: Thai. F8 and F9: sentence by sentence, back and on.</source>
        <translation>เครื่องกำลังอ่านหน้าจอให้ฟัง กดลูกศรเพื่อเลื่อนไปทีละอย่าง กดเอนเทอร์เพื่อเลือก กดเอสเคปเพื่อย้อนกลับ กดเอฟหนึ่งเพื่อฟังซ้ำ กดเอฟสองเพื่อหยุดอ่าน เอฟสามอ่านช้าลง เอฟสี่อ่านเร็วขึ้น เอฟห้าเบาลง เอฟหกดังขึ้น เอฟเจ็ดเปลี่ยนเป็นภาษาอังกฤษ เอฟแปดฟังประโยคก่อนหน้า เอฟเก้าฟังประโยคถัดไป</translation>
    </message>
    <message>
        <source>Reading aloud has ended.</source>
        <translation>หยุดอ่านออกเสียงแล้ว</translation>
    </message>
    <message>
        <source>Go on with the down arrow.</source>
        <translation>กดลูกศรลงเพื่อฟังต่อ</translation>
    </message>
    <message>
        <source>Here it is.</source>
        <translation>มาแล้ว</translation>
    </message>
    <message>
        <source>Press Enter for more time.</source>
        <translation>กดเอนเทอร์เพื่อขอเวลาเพิ่ม</translation>
    </message>
    <message>
        <source>button</source>
        <translation>ปุ่ม</translation>
    </message>
    <message>
        <source>field to write in</source>
        <translation>ช่องสำหรับพิมพ์</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>ยังว่างอยู่</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>เลือกแล้ว</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>ยังไม่ได้เลือก</translation>
    </message>
    <message>
        <source>cannot be pressed now</source>
        <translation>ยังกดไม่ได้ในขณะนี้</translation>
    </message>
    <message>
        <source>%1 deleted</source>
        <translation>ลบ %1 แล้ว</translation>
    </message>
    <message>
        <source>space</source>
        <translation>เว้นวรรค</translation>
    </message>
    <message>
        <source>new line</source>
        <translation>ขึ้นบรรทัดใหม่</translation>
    </message>
    <message>
        <source>dot</source>
        <translation>จุด</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>จุลภาค</translation>
    </message>
    <message>
        <source>hyphen</source>
        <translation>ขีดกลาง</translation>
    </message>
    <message>
        <source>slash</source>
        <translation>ทับ</translation>
    </message>
    <message>
        <source>at sign</source>
        <translation>แอท</translation>
    </message>
    <message>
        <source>underline</source>
        <translation>ขีดล่าง</translation>
    </message>
    <message>
        <source>Speed %1 of 7</source>
        <translation>ความเร็วระดับ %1 จาก 7</translation>
    </message>
    <message>
        <source>Volume %1 of 5</source>
        <translation>ความดังระดับ %1 จาก 5</translation>
    </message>
</context>
<context>
    <name>StateMark</name>
    <message>
        <source>Waiting here to be sent</source>
        <translation>รอส่งจากเครื่องนี้</translation>
    </message>
    <message>
        <source>Could not be delivered: please ask the staff</source>
        <translation>ส่งไม่สำเร็จ กรุณาสอบถามเจ้าหน้าที่</translation>
    </message>
    <message>
        <source>Received, waiting for the agency</source>
        <translation>ได้รับคำขอแล้ว รอหน่วยงานเปิดอ่าน</translation>
    </message>
    <message>
        <source>Opened by the agency</source>
        <translation>หน่วยงานเปิดอ่านแล้ว</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>กำลังดำเนินการ</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>เสร็จแล้ว</translation>
    </message>
    <message>
        <source>Declined: please contact the agency</source>
        <translation>หน่วยงานไม่รับคำขอ กรุณาติดต่อหน่วยงาน</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Display</source>
        <translation>ปรับหน้าจอ</translation>
    </message>
    <message>
        <source>Government services</source>
        <translation>บริการภาครัฐ</translation>
    </message>
    <message>
        <source>End</source>
        <translation>จบ</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>The card is the wrong way round</source>
        <translation>เสียบบัตรผิดด้าน</translation>
    </message>
    <message>
        <source>Take it out, turn it so that the gold chip goes in first, and put it in again.</source>
        <translation>ดึงบัตรออก กลับให้ชิปสีทองเข้าเครื่องก่อน แล้วเสียบใหม่</translation>
    </message>
    <message>
        <source>This is not an ID card</source>
        <translation>บัตรนี้ไม่ใช่บัตรประชาชน</translation>
    </message>
    <message>
        <source>Please take this card out and put in your national ID card.</source>
        <translation>กรุณาดึงบัตรนี้ออก แล้วเสียบบัตรประจำตัวประชาชน</translation>
    </message>
    <message>
        <source>The card cannot be read</source>
        <translation>อ่านบัตรไม่ได้</translation>
    </message>
    <message>
        <source>Take it out, wipe the gold chip with a dry cloth, and put it in again. If it still does not work, please ask the staff.</source>
        <translation>ดึงบัตรออก เช็ดชิปสีทองด้วยผ้าแห้ง แล้วเสียบใหม่ หากยังอ่านไม่ได้กรุณาแจ้งเจ้าหน้าที่</translation>
    </message>
    <message>
        <source>The card came out too early</source>
        <translation>ดึงบัตรออกเร็วเกินไป</translation>
    </message>
    <message>
        <source>Put it in again and leave it in until you are done.</source>
        <translation>เสียบบัตรใหม่ และเสียบไว้จนกว่าจะทำเสร็จ</translation>
    </message>
    <message>
        <source>The reader is busy</source>
        <translation>เครื่องอ่านบัตรไม่ว่าง</translation>
    </message>
    <message>
        <source>Take the card out, wait a moment, and put it in again.</source>
        <translation>ดึงบัตรออก รอสักครู่ แล้วเสียบใหม่</translation>
    </message>
    <message>
        <source>The card reader does not work</source>
        <translation>เครื่องอ่านบัตรขัดข้อง</translation>
    </message>
    <message>
        <source>Please take your card and ask the staff.</source>
        <translation>กรุณารับบัตรคืนและแจ้งเจ้าหน้าที่</translation>
    </message>
</context>
<context>
    <name>WebsitePage</name>
    <message>
        <source>Previous page</source>
        <translation>หน้าก่อน</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>หน้าถัดไป</translation>
    </message>
    <message>
        <source>The page of %1. Enter goes into it, Back comes out.</source>
        <translation>หน้าเว็บของ %1 กด Enter เพื่อเข้าไปใช้ กดย้อนกลับเพื่อออกมา</translation>
    </message>
    <message>
        <source>The page of %1, which is not read aloud. Enter goes into it, Back comes out.</source>
        <translation>หน้าเว็บของ %1 เครื่องนี้ไม่อ่านให้ฟัง กด Enter เพื่อเข้าไปใช้ กดย้อนกลับเพื่อออกมา</translation>
    </message>
    <message>
        <source>The agency&apos;s page is being opened …</source>
        <translation>กำลังเปิดหน้าเว็บของหน่วยงาน …</translation>
    </message>
    <message>
        <source>This address is not open here</source>
        <translation>ที่อยู่เว็บนี้เปิดที่ตู้นี้ไม่ได้</translation>
    </message>
    <message>
        <source>Open this page on your phone</source>
        <translation>เปิดหน้าเว็บนี้ด้วยมือถือของท่าน</translation>
    </message>
    <message>
        <source>This page is not read aloud here</source>
        <translation>เครื่องนี้ไม่อ่านหน้าเว็บนี้ให้ฟัง</translation>
    </message>
    <message>
        <source>The page says:</source>
        <translation>หน้าเว็บแจ้งว่า</translation>
    </message>
    <message>
        <source>No files can be chosen here</source>
        <translation>ที่ตู้นี้เลือกไฟล์ไม่ได้</translation>
    </message>
    <message>
        <source>Files cannot be opened or kept here</source>
        <translation>ที่ตู้นี้เปิดหรือเก็บไฟล์ไม่ได้</translation>
    </message>
    <message>
        <source>The page cannot be reached</source>
        <translation>ติดต่อหน้าเว็บไม่ได้ในขณะนี้</translation>
    </message>
    <message>
        <source>It is not sure who sent this page</source>
        <translation>ไม่แน่ใจว่าหน้าเว็บนี้มาจากหน่วยงานจริง</translation>
    </message>
    <message>
        <source>The page does not answer any more</source>
        <translation>หน้าเว็บไม่ตอบสนอง</translation>
    </message>
    <message>
        <source>The page has broken off</source>
        <translation>หน้าเว็บหยุดทำงาน</translation>
    </message>
    <message>
        <source>At this terminal only the agency&apos;s own pages are opened. You can take the address along with your phone.</source>
        <translation>ตู้นี้เปิดเฉพาะหน้าเว็บของหน่วยงาน ท่านเปิดที่อยู่นี้ด้วยมือถือของท่านได้</translation>
    </message>
    <message>
        <source>Take a picture of this code with your phone. It leads to the agency&apos;s own page.</source>
        <translation>ใช้มือถือถ่ายรหัสนี้ รหัสจะพาไปยังหน้าเว็บของหน่วยงาน</translation>
    </message>
    <message>
        <source>Take a picture of this code with your phone: it opens the agency&apos;s page and can read it to you.</source>
        <translation>ใช้โทรศัพท์ถ่ายรหัสนี้ โทรศัพท์จะเปิดหน้าเว็บของหน่วยงานและอ่านให้ท่านฟังได้</translation>
    </message>
    <message>
        <source>If the agency needs a document, please use this page on your phone or at home.</source>
        <translation>หากหน่วยงานต้องการเอกสาร กรุณาใช้หน้าเว็บนี้ด้วยมือถือหรือที่บ้าน</translation>
    </message>
    <message>
        <source>Please open this page on your phone or at home to get the file.</source>
        <translation>กรุณาเปิดหน้าเว็บนี้ด้วยมือถือหรือที่บ้านเพื่อรับไฟล์</translation>
    </message>
    <message>
        <source>The connection is not safe, so the page is not shown. Please try later, or use one of the agency&apos;s other ways.</source>
        <translation>การเชื่อมต่อไม่ปลอดภัย จึงไม่แสดงหน้าเว็บ กรุณาลองใหม่ภายหลัง หรือใช้ช่องทางอื่นของหน่วยงาน</translation>
    </message>
    <message>
        <source>You can try once more, or use one of the agency&apos;s other ways.</source>
        <translation>ท่านลองใหม่อีกครั้งได้ หรือใช้ช่องทางอื่นของหน่วยงาน</translation>
    </message>
    <message>
        <source>QR code that leads to %1</source>
        <translation>รหัสคิวอาร์ที่พาไปยัง %1</translation>
    </message>
    <message>
        <source>Back to the service</source>
        <translation>กลับไปที่บริการ</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>ยกเลิก</translation>
    </message>
    <message>
        <source>Back to the page</source>
        <translation>กลับไปหน้าเว็บ</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>ตกลง</translation>
    </message>
    <message>
        <source>Show the page</source>
        <translation>เปิดหน้าเว็บ</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>ลองอีกครั้ง</translation>
    </message>
    <message>
        <source>Start page</source>
        <translation>หน้าแรก</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Government services in one place</source>
        <translation>บริการภาครัฐในที่เดียว</translation>
    </message>
    <message>
        <source>The card reader does not work at the moment. You can still look around, and fill in forms on your own phone.</source>
        <translation>ขณะนี้เครื่องอ่านบัตรใช้ไม่ได้ ท่านยังดูข้อมูลบริการ และกรอกแบบฟอร์มด้วยมือถือของท่านได้</translation>
    </message>
    <message>
        <source>Send a request to an agency</source>
        <translation>ยื่นคำขอถึงหน่วยงาน</translation>
    </message>
    <message>
        <source>See what to bring, what it costs and where to go</source>
        <translation>ดูว่าต้องเตรียมอะไร เสียเท่าไร ไปที่ไหน</translation>
    </message>
    <message>
        <source>See how far your requests are</source>
        <translation>ติดตามคำขอของท่าน</translation>
    </message>
    <message>
        <source>Put your ID card in, chip first</source>
        <translation>เสียบบัตรประชาชน หันชิปเข้าเครื่อง</translation>
    </message>
    <message>
        <source>Look around without a card</source>
        <translation>ดูบริการโดยไม่ใช้บัตร</translation>
    </message>
</context>
<context>
    <name>YesNoAnswer</name>
    <message>
        <source>Yes</source>
        <translation>ใช่</translation>
    </message>
    <message>
        <source>No</source>
        <translation>ไม่ใช่</translation>
    </message>
</context>
</TS>
